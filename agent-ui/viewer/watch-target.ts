import { outwards } from '@medkig/guidance/marks/drawn-tree';
import { kindOf, partsOf } from '@medkig/guidance/marks/field';
import type { StageEvent } from './replay-event.ts';

/**
 * Knows when the citizen has done what a step of a guide card asks: a field holds something and is left, a tick is set,
 * a button or link is pressed. Of a group of fields each one holds something, or one of its ticks is set.
 */
export interface TargetWatch {
  /** Begins anew with this element. */
  watch(target: Element | undefined): void;
  /** True when this event, already applied, completes it. */
  completes(event: StageEvent, picture: WatchedPicture): boolean;
  /** Whether it happened in the element. */
  isInside(event: StageEvent, picture: Pick<WatchedPicture, 'nodeOf'>): boolean;
}

export interface WatchedPicture {
  nodeOf(id: number): Node | null;
  /** What a field holds, masked; '' for nothing. */
  valueIn(field: Element): string;
}

const TICK = 'input[type=checkbox], input[type=radio]';
const FIELD = 'input:not([type=hidden]), select, textarea';

export function createTargetWatch(): TargetWatch {
  let target: Element | undefined;
  /** The citizen has been in it, and is not any more. */
  let entered = false;
  let hasLeft = false;

  return {
    watch(next) {
      target = next;
      entered = false;
      hasLeft = false;
    },
    completes(event, { nodeOf, valueIn }) {
      if (!target || !('node' in event)) return false;
      const node = nodeOf(event.node);
      const isInside = isWithin(node, target);
      const isGroup = kindOf(target) === 'look';
      if (target.matches(TICK)) return event.kind === 'input' && isInside && isTicked(target);
      switch (event.kind) {
        case 'input':
          entered ||= isInside;
          // What is written quickly may be told after its field was left.
          return hasLeft && isInside && isFilled(target, valueIn);
        case 'pressed':
          if (isGroup) return entered && !isInside && isFilled(target, valueIn);
          return kindOf(target) === 'press' && partsOf(target).some((part) => isWithin(node, part));
        case 'focused':
          entered ||= isInside;
          hasLeft = entered && !isInside;
          return isGroup && hasLeft && isFilled(target, valueIn);
        case 'blurred':
          hasLeft ||= isInside && !isGroup;
          return isInside && kindOf(target) === 'write' && isFilled(target, valueIn);
        default:
          return false;
      }
    },
    isInside: (event, { nodeOf }) =>
      target !== undefined && 'node' in event && isWithin(nodeOf(event.node), target),
  };
}

/** Also through shadow roots: what is pressed in a button of its own kind is deep inside it. */
function isWithin(node: Node | null, outer: Element): boolean {
  const element = node?.nodeType === 1 ? (node as Element) : node?.parentElement;
  return element ? [...outwards(element)].includes(outer) : false;
}

function isFilled(target: Element, valueIn: WatchedPicture['valueIn']): boolean {
  const fields = target.matches(FIELD) ? [target] : [...target.querySelectorAll(FIELD)];
  const ticks = fields.filter((field) => field.matches(TICK));
  const written = fields.filter((field) => !ticks.includes(field));
  if (ticks.some(isTicked)) return true;
  return written.length > 0 && written.every((field) => valueIn(field) !== '');
}

function isTicked(tick: Element): boolean {
  return (tick as HTMLInputElement).checked;
}
