/** How the viewer finds and watches what a step speaks of, on a page that anything can be put in. */
import { findTarget, isHidden } from '@medkig/agent-ui/find-target';
import type { StageEvent } from '@medkig/agent-ui/replay-event';
import { createTargetFeed } from '@medkig/agent-ui/target-feed';
import type { Wanted } from '@medkig/agent-ui/viewer-messages';
import { createTargetWatch } from '@medkig/agent-ui/watch-target';

/** The id of what is found. */
export function found(wanted: Pick<Wanted, 'selector' | 'label'>): string | undefined {
  return findTarget(document, wanted)?.id;
}

/** Whether the page has it and shows it to nobody. */
export function hidden(wanted: Pick<Wanted, 'selector' | 'label'>): boolean {
  return isHidden(document, wanted);
}

const one = (selector: string) => document.querySelector(selector) ?? undefined;

type Told = 'pressed' | 'touched' | 'focused' | 'blurred' | 'input';

/**
 * What a citizen does, as `kind #selector`, with what stands there from then on; gives after which of them, from 0, the step of `target` is completed, -1 for
 * none.
 */
export function completedAt(target: string, doings: readonly string[]): number {
  const watch = createTargetWatch();
  watch.watch(one(target));
  return doings.findIndex((doing) => {
    const [kind = '', selector = '', value] = doing.split(' ');
    const node = one(selector) ?? null;
    if (value && node instanceof HTMLInputElement) node.value = value;
    const event = {
      kind: kind as Told,
      node: 1,
      x: 0,
      y: 0,
      text: '',
      cast: { type: 3, timestamp: 0, data: {} },
    };
    return watch.completes(event as StageEvent, {
      nodeOf: () => node,
      valueIn: (field) => ('value' in field ? String(field.value) : ''),
    });
  });
}

/**
 * The steps, by selector or label, that are completed by what a citizen does so quickly that the console says only
 * afterwards, each time, what comes next.
 */
export function completedQuickly(targets: readonly string[], doings: readonly string[]): string[] {
  const told: string[] = [];
  const idle: (() => void)[] = [];
  const nodes = [...document.querySelectorAll('*')];
  const heldBy = (field: Element) => ('value' in field ? String(field.value) : '');
  const feed = createTargetFeed({
    send: (message) => {
      if (message.t === 'completed') told.push(message.id);
    },
    clock: {
      now: () => 0,
      after: (_ms, run) => {
        idle.push(run);
        return () => {};
      },
    },
    whenIdle: (run) => idle.push(run),
    read: () => ({
      page: 'page',
      typed: new WeakMap([...document.querySelectorAll('*')].map((node) => [node, heldBy(node)] as const)),
      picture: {
        document: () => document,
        idOf: (node: Node) => nodes.indexOf(node as Element) + 1,
        nodeOf: (id: number) => nodes[id - 1] ?? null,
      } as never,
    }),
  });
  const find = (id: string) => {
    const [selector, label] = id.startsWith('#') ? [id, null] : [null, id];
    feed.find('page', { id, selector, label, others: [] });
    for (const run of idle) run();
    idle.length = 0;
  };
  const [first = '', ...next] = targets;
  find(first);
  for (const doing of doings) {
    const [kind = '', selector = '', value] = doing.split(' ');
    const field = one(selector);
    if (value && field instanceof HTMLInputElement) field.value = value;
    const node = field ? nodes.indexOf(field) + 1 : 0;
    feed.see({ kind: kind as 'focused', node });
  }
  for (const id of next) find(id);
  feed.stop();
  return told;
}

/** Whether a press on what stands in the shadow root of `target` completes its step. */
export function pressedInside(target: string, selector: string): boolean {
  const watch = createTargetWatch();
  const host = document.querySelector(target) ?? undefined;
  watch.watch(host);
  const inner = host?.shadowRoot?.querySelector(selector) ?? null;
  const picture = { nodeOf: () => inner, valueIn: () => '' };
  return watch.completes({ kind: 'pressed', node: 1, x: 0, y: 0 }, picture);
}
