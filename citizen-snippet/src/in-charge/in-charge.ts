/**
 * What the citizen sees and decides about the agent's view. What is hidden is counted from the start; the rest is
 * fetched once the page is seen, since nobody needs it before.
 */
import type { Applied } from '@medkig/guidance/citizen/tool';
import type { Wish } from '@medkig/guidance/contract/tools';
import { type ReplayEvent, sources } from '@medkig/privacy/replay-event';
import type { Grant } from '@medkig/protocol/session/messages';
import type { Capture } from '../capture/capture.ts';
import type { LiveAct, LiveNews, Look } from '../citizen-state.ts';
import { onceBehind } from '../fetch-behind.ts';
import type { SitePolicy } from '../grants-of.ts';
import { incrementOf } from '../increment.ts';
import type { Say } from '../strings.ts';
import { countHidden } from './count-hidden.ts';
import type { Facts } from './facts.ts';
import type { FieldRequests, FieldRequestsOptions } from './field-requests.ts';
import type { PageDecisions } from './page-decisions.ts';

/** The signs follow the page this soon after it has changed; on a page that never rests, this often (milliseconds). */
const SWEEP_MS = 250;
const RESTLESS_MS = 1000;

/** Where the citizen points and looks changes nothing of what is hidden; the signs follow a scroll by themselves. */
const POINTING = new Set<number | undefined>([
  sources.mouseMove,
  sources.touchMove,
  sources.drag,
  sources.scroll,
  sources.selection,
]);

export interface InChargeOptions extends Pick<FieldRequestsOptions, 'answered' | 'revealed'> {
  window: Window & typeof globalThis;
  /** The panel's shadow root, in which everything is drawn. */
  root: ShadowRoot;
  capture: Capture;
  shownAs: string;
  say: Say;
  /** What earlier pages have left. */
  facts: Facts;
  policy: SitePolicy;
  /** Where the panel stands in the viewport. */
  panelRect(): DOMRect | undefined;
  /** The nonce of this page load. */
  page(): string;
  /** What the agent may beyond the citizen's first yes. */
  granted(more: Grant[]): void;
  tell(news: LiveNews): void;
}

/** All but what is done with the agent's marks. */
export type Decision = Exclude<LiveAct, { number: number }>;

export interface InCharge extends Pick<FieldRequests, 'ask' | 'cameWith'> {
  /** Asks the citizen to let something happen on the page. */
  wish(wish: Wish): Applied;
  /** The page is named to the agent, who may ask for something before any of it has been sent. */
  expect(): void;
  /** Does what the citizen has decided about what is seen. */
  run(decision: Decision): void;
  /** These have been sent of the page. */
  sent(events: readonly ReplayEvent[]): void;
  /** What is hidden may be otherwise now. */
  changed(): void;
  facts(): Facts;
  /** Nothing is seen any more: every shown field is hidden again, and what is drawn goes. */
  rest(): void;
  /** Takes everything off the page for good, and says nothing more. */
  destroy(): void;
}

export function createInCharge(options: InChargeOptions): InCharge {
  const { window, capture } = options;
  let { facts } = options;
  let look: Look = 'plain';
  let timer: number | undefined;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let decisions: PageDecisions | undefined;
  let over = false;

  /** A page that is left says nothing more. */
  const unlessOver =
    <Told extends unknown[]>(hear: (...told: Told) => void) =>
    (...told: Told) => {
      if (!over) hear(...told);
    };

  function count(): void {
    facts = countHidden(facts, capture.hiddenParts(), window.location.pathname);
  }

  function sweep(): void {
    timer = undefined;
    sweptAt = window.performance.now();
    count();
    decisions?.refresh();
  }

  const fetchDecisions = onceBehind(
    ({ createPageDecisions }) => {
      if (over) return;
      decisions = createPageDecisions({
        ...options,
        tell: unlessOver(options.tell),
        answered: unlessOver(options.answered),
        revealed: unlessOver(options.revealed),
        granted: unlessOver(options.granted),
        fetchDeeds: () => import('./deeds.ts'),
        note: (change) => {
          facts = change(facts);
        },
      });
      decisions.look(look);
      decisions.refresh();
    },
    // No net now: they are fetched with the next change of the page.
    () => {
      look = 'plain';
      options.tell({ look });
    },
  );

  function rest(): void {
    window.clearTimeout(timer);
    timer = undefined;
    look = 'plain';
    count();
    decisions?.rest();
  }

  function changed(): void {
    const wait = Math.max(SWEEP_MS, sweptAt + RESTLESS_MS - window.performance.now());
    timer ??= window.setTimeout(sweep, wait);
  }

  return {
    ask: (node) => decisions?.ask(node) ?? 'busy',
    cameWith: (id) => decisions?.cameWith(id),
    wish: (wish) => decisions?.wish(wish) ?? 'busy',
    expect: () => void fetchDecisions(),
    run(decision) {
      if (decision.do === 'look') look = decision.look;
      if (decisions) decisions.run(decision);
      else void fetchDecisions();
    },
    sent(events) {
      // Again, in case there was no net.
      void fetchDecisions();
      if (!events.every((event) => POINTING.has(incrementOf(event)?.source))) changed();
    },
    changed,
    facts() {
      count();
      return facts;
    },
    rest,
    destroy() {
      over = true;
      rest();
      decisions?.destroy();
    },
  };
}
