/**
 * What the citizen sees and decides about the agent's view. What is hidden is counted from the start; the rest is
 * fetched once the page is seen, since nobody needs it before.
 */
import type { Capture } from '../capture/capture.ts';
import type { LiveNews, Look } from '../citizen-state.ts';
import type { Say } from '../strings.ts';
import { countHidden } from './count-hidden.ts';
import type { Facts } from './facts.ts';
import type { FieldRequests, FieldRequestsOptions } from './field-requests.ts';
import type { PageDecisions } from './page-decisions.ts';

/** The signs follow the page this soon after it has changed, in milliseconds. */
const SWEEP_MS = 250;

export interface InChargeOptions extends Pick<FieldRequestsOptions, 'answered' | 'revealed'> {
  window: Window & typeof globalThis;
  /** The panel's shadow root, in which everything is drawn. */
  root: ShadowRoot;
  capture: Capture;
  shownAs: string;
  say: Say;
  /** What earlier pages have left. */
  facts: Facts;
  tell(news: LiveNews): void;
}

export interface InCharge extends Pick<FieldRequests, 'ask' | 'cameWith' | 'answer' | 'cover'> {
  look(look: Look): void;
  /** Shows the parts again that were hidden by pointing. */
  unblur(): void;
  /** Something of the page has been sent. */
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
  let decisions: PageDecisions | undefined;
  let isFetching = false;
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
    count();
    if (decisions) decisions.refresh();
    else void fetchDecisions();
  }

  async function fetchDecisions(): Promise<void> {
    if (isFetching || over) return;
    isFetching = true;
    try {
      const { createPageDecisions } = await import('./page-decisions.ts');
      if (over) return;
      decisions = createPageDecisions({
        ...options,
        tell: unlessOver(options.tell),
        answered: unlessOver(options.answered),
        revealed: unlessOver(options.revealed),
        noteShown: (label) => {
          if (!facts.shown.includes(label)) facts = { ...facts, shown: [...facts.shown, label] };
        },
        noteBlurred: () => {
          facts = { ...facts, parts: facts.parts + 1 };
        },
      });
      decisions.look(look);
      decisions.refresh();
    } catch {
      // No net now: they are fetched with the next change of the page.
      look = 'plain';
      options.tell({ told: 'looked' });
    } finally {
      isFetching = false;
    }
  }

  function rest(): void {
    window.clearTimeout(timer);
    timer = undefined;
    look = 'plain';
    count();
    decisions?.rest();
  }

  return {
    ask: (node) => decisions?.ask(node) ?? 'busy',
    cameWith: (id) => decisions?.cameWith(id),
    answer: (yes) => decisions?.answer(yes),
    cover: (node) => decisions?.cover(node),
    look(next) {
      look = next;
      if (decisions) decisions.look(next);
      else void fetchDecisions();
    },
    unblur: () => decisions?.unblur(),
    changed() {
      timer ??= window.setTimeout(sweep, SWEEP_MS);
    },
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
