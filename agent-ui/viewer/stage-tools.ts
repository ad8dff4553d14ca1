import { handTools } from '@medkig/guidance/agent/hand-tools';
import { nameOf } from '@medkig/guidance/marks/field';
import { isHiddenField } from './hidden-fields.ts';
import type { Picture } from './picture.ts';
import { createStagePen } from './stage-pen.ts';
import { elementMeant, outline, spotAt } from './stage-point.ts';
import type { StageView } from './stage-view.ts';
import type { FromViewer, StageTexts, StageTool } from './viewer-messages.ts';

export interface StageToolsContext {
  send(message: FromViewer): void;
  /** The page that may be pointed at now; undefined when there is none or it is stale. */
  page(): string | undefined;
  picture(): Picture | undefined;
  /** How far the citizen has scrolled down, in CSS pixels of the page. */
  scrolled(): number;
  scale(): number;
  texts(): StageTexts | undefined;
  redraw(): void;
}

export interface StageTools {
  choose(tool: StageTool): void;
  /** What a press or Enter would pick now. */
  candidate(): Element | undefined;
  /** A tool is being moved over the page: what stands there must not slide away before it is pressed. */
  isAiming(): boolean;
  /** Shows an element as if it were about to be picked. */
  preview(node: number | null): void;
  forget(): void;
}

/** How far each key walks through the outline; beyond an end Tab leaves the stage. */
const steps = new Map([
  ['ArrowDown', 1],
  ['ArrowRight', 1],
  ['ArrowUp', -1],
  ['ArrowLeft', -1],
]);
/** A hand that has not moved for so long is not about to press (milliseconds). */
const AIMING_MS = 1000;
const SHORTCUT = /^([a-zA-Z?/]|Escape|Enter|ArrowDown|ArrowUp)$/;

/** The agent's tools on the stage, by mouse and by keyboard. */
export function createStageTools(view: StageView, context: StageToolsContext): StageTools {
  let tool: StageTool = 'none';
  let candidate: Element | undefined;
  let held: { x: number; y: number } | undefined;
  let pointed = false;
  /** Runs while a hand aims. */
  let aiming: ReturnType<typeof setTimeout> | undefined;

  const hand = () => (tool === 'none' ? undefined : handTools[tool].hand);
  /** A press chooses an element; what is done with it, the console knows. */
  const picks = () => hand() === 'pick';

  function show(element: Element | undefined): void {
    if (element === candidate) return;
    candidate = element;
    context.redraw();
  }

  const pen = createStagePen(view, {
    send: context.send,
    page: context.page,
    scale: context.scale,
    spotOf: inPage,
    anchorAt({ x, y }) {
      const document = context.picture()?.document();
      return document && known(spotAt(document, x, y)?.element);
    },
  });

  function inPage(event: MouseEvent): { document: Document; x: number; y: number } | undefined {
    const document = context.page() && context.picture()?.document();
    if (!document) return undefined;
    const { left, top } = view.page.getBoundingClientRect();
    const scale = context.scale();
    return { document, x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  }

  /** The element itself or the nearest one around it that the citizen's page has too. */
  function known(element: Element | null | undefined): { element: Element; node: number } | undefined {
    for (let at = element ?? null; at; at = at.parentElement) {
      const node = context.picture()?.idOf(at);
      if (node !== undefined) return { element: at, node };
    }
    return undefined;
  }

  function labelOf(element: Element): string {
    return nameOf(element) || context.texts()?.unnamed || '';
  }

  function pick(element: Element | undefined): void {
    const page = context.page();
    const found = known(element);
    if (!page || !found) return;
    context.send({ t: 'picked', page, node: found.node, label: labelOf(found.element) });
  }

  function point(document: Document, x: number, y: number): void {
    const page = context.page();
    const spot = spotAt(document, x, y);
    const found = known(spot?.element);
    if (!page || !spot || !found) return;
    pointed = true;
    const part = found.element === spot.element ? spot : { x: 0.5, y: 0.5 };
    context.send({ t: 'pointed', page, node: found.node, x: part.x, y: part.y });
  }

  function unpoint(): void {
    held = undefined;
    if (pointed) context.send({ t: 'unpointed' });
    pointed = false;
  }

  /** At most one message a frame, however fast the mouse moves. */
  function holdPointer(x: number, y: number): void {
    if (!held)
      requestAnimationFrame(() => {
        const document = context.picture()?.document();
        if (held && document && hand() === 'hold') point(document, held.x, held.y);
        held = undefined;
      });
    held = { x, y };
  }

  /** A walk starts with what the citizen sees. */
  function firstSeen(elements: Element[]): Element | undefined {
    const top = context.scrolled();
    return elements.find((element) => element.getBoundingClientRect().top >= top) ?? elements[0];
  }

  function walk(event: KeyboardEvent, step: number): void {
    const document = context.page() && context.picture()?.document();
    if (!document) return;
    const elements = [...outline(document)];
    const at = candidate ? elements.indexOf(candidate) : -1;
    const next = at === -1 ? firstSeen(elements) : elements[at + step];
    if (next || event.key !== 'Tab') event.preventDefault();
    else show(undefined);
    if (!next) return;
    show(next);
    const name = labelOf(next);
    view.spoken.textContent = isHiddenField(next) ? `${name}, ${context.texts()?.hiddenField}` : name;
    requestAnimationFrame(bringIntoView);
  }

  function aim(): void {
    clearTimeout(aiming);
    aiming = setTimeout(restHand, AIMING_MS);
  }

  function restHand(): void {
    clearTimeout(aiming);
    aiming = undefined;
    context.redraw();
  }

  function bringIntoView(): void {
    view.candidate.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  view.page.addEventListener('pointermove', (event) => {
    const spot = inPage(event);
    if (!spot || !hand()) return;
    aim();
    if (hand() === 'hold') holdPointer(spot.x, spot.y);
    else if (picks()) show(known(elementMeant(spot.document, spot.x, spot.y))?.element);
  });
  view.page.addEventListener('pointerleave', () => {
    restHand();
    show(undefined);
    unpoint();
  });
  view.page.addEventListener('click', (event) => {
    const spot = inPage(event);
    if (spot && picks()) pick(elementMeant(spot.document, spot.x, spot.y));
  });
  view.stage.addEventListener('keydown', (event) => {
    if (tool === 'none' || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : steps.get(event.key);
    if (step) walk(event, step);
    else if (event.key === 'Enter' && candidate) {
      event.preventDefault();
      applyTool(candidate);
    }
  });
  view.stage.ownerDocument.addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, repeat } = event;
    // With a tool in hand they are the tool's here.
    if (tool !== 'none' && (key === 'Enter' || steps.has(key))) return;
    if (ctrlKey || altKey || metaKey || repeat || !SHORTCUT.test(key)) return;
    // The guide's step moves, and not the stage too; held down, an arrow scrolls.
    if (steps.has(key)) event.preventDefault();
    context.send({ t: 'key', key });
  });

  // Focus that comes back from a form of the console stands on nothing here; a walk begins on the stage.
  const { ownerDocument } = view.stage;
  ownerDocument.defaultView?.addEventListener('focus', () => {
    if (ownerDocument.activeElement === ownerDocument.body) view.stage.focus({ preventScroll: true });
  });

  function applyTool(element: Element): void {
    const page = context.page();
    const found = known(element);
    if (!page || !found) return;
    if (picks()) return pick(element);
    const label = labelOf(found.element);
    if (hand() === 'draw') return pen.circle(found.element, found.node, label);
    pointed = true;
    context.send({ t: 'pointed', page, node: found.node, x: 0.5, y: 0.5, label });
  }

  return {
    choose(chosen) {
      tool = chosen;
      view.stage.dataset.tool = chosen;
      pen.hold(hand() === 'draw');
      show(undefined);
      unpoint();
    },
    preview(node) {
      const found = node === null ? null : context.picture()?.nodeOf(node);
      show(found?.nodeType === 1 ? (found as Element) : undefined);
      if (candidate) requestAnimationFrame(bringIntoView);
    },
    candidate: () => (candidate?.isConnected ? candidate : undefined),
    isAiming: () => aiming !== undefined && hand() !== undefined,
    forget() {
      show(undefined);
      unpoint();
      pen.forget();
    },
  };
}
