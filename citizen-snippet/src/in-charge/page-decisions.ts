/** Fields that are asked for, signs on what is hidden, the page as the agent sees it, parts hidden by pointing. */
import type { WishAnswer } from '@medkig/guidance/citizen/deeds/grants-state';
import { scrollTo } from '@medkig/guidance/citizen/scroll-to';
import type { Applied } from '@medkig/guidance/citizen/tool';
import type { Wish } from '@medkig/guidance/contract/tools';
import { allBelow, hitAt, outwards } from '@medkig/guidance/marks/drawn-tree';
import { isRendered, nameOf } from '@medkig/guidance/marks/field';
import { selectorsOf } from '@medkig/privacy/policy';
import { isElement } from '../capture/any-realm.ts';
import { mayBeWritten } from '../capture/field-offer.ts';
import type { Look } from '../citizen-state.ts';
import type { Facts } from './facts.ts';
import { createFieldRequests, type FieldRequests } from './field-requests.ts';
import type { Decision, InChargeOptions } from './in-charge.ts';
import { createLateDeeds, type FetchDeeds } from './late-deeds.ts';
import { createPageLayer } from './page-layer.ts';
import { pickPart } from './pick-part.ts';

export interface PageDecisionsOptions extends InChargeOptions {
  /** Something happened that stands in the receipt. */
  note(change: (facts: Facts) => Facts): void;
  fetchDeeds: FetchDeeds;
}

export interface PageDecisions extends Pick<FieldRequests, 'ask' | 'cameWith' | 'refresh' | 'rest'> {
  wish(wish: Wish): Applied;
  look(look: Look): void;
  run(decision: Decision): void;
  destroy(): void;
}

export function createPageDecisions(options: PageDecisionsOptions): PageDecisions {
  const { window, root, capture, say, tell } = options;
  const navn = options.shownAs;
  const { note } = options;
  const requests = createFieldRequests({
    ...options,
    noteShown: (label) =>
      note((facts) => (facts.shown.includes(label) ? facts : { ...facts, shown: [...facts.shown, label] })),
  });
  let look: Look = 'plain';
  /** What the panel was told last; undefined after a pause, when it has forgotten. */
  let names: string | undefined;
  let toldBlurred = 0;
  let blurred: Element[] = [];
  let stopPicking = () => {};

  const deeds = createLateDeeds(options.fetchDeeds, {
    ...options,
    may: options.policy.grants,
    hosts: options.policy.hosts,
    blocked: selectorsOf(options.policy).blocked,
    nodeOf: capture.nodeOf,
    nameOf,
    isRendered,
    outwards,
    allBelow,
    hitAt,
    scrub: capture.scrub,
    mayWrite: (field, value) => mayBeWritten(capture, field, value),
    showOnPage: (element) => {
      if (!isWriting(window.document)) scrollTo(element, window, options.panelRect());
    },
    noteDone: (deed, name) => note((facts) => ({ ...facts, [deed]: [...facts[deed], name] })),
    isAsking: requests.isAsking,
  });

  const layer = createPageLayer({
    window,
    root,
    words: { hidden: say('live.hidden', { navn }), seen: say('live.sees', { navn }) },
    parts: capture.hiddenParts,
    seen: () => requests.shown().flatMap(({ node }) => capture.nodeOf(node) ?? []),
    blurred: () => blurred,
  });

  function refresh(): void {
    const hidden = capture
      .hiddenParts()
      .flatMap(({ kind, node }) => (kind === 'value' && isElement(node) ? nameOf(node) : []));
    requests.refresh();
    deeds.refresh();
    setBlurred(blurred.filter((part) => part.isConnected));
    // A list that says the same would draw the panel anew.
    if (names !== hidden.join()) {
      names = hidden.join();
      tell({ hidden });
    }
    layer.draw(look === 'mirror');
  }

  function setBlurred(next: Element[]): void {
    blurred = next;
    if (toldBlurred === blurred.length) return;
    toldBlurred = blurred.length;
    tell({ blurred: blurred.length });
  }

  function setLook(next: Look): void {
    look = next;
    stopPicking();
    stopPicking = next === 'blur' ? startPicking() : () => {};
    layer.draw(look === 'mirror');
  }

  function leaveLook(): void {
    setLook('plain');
    tell({ look });
  }

  function startPicking(): () => void {
    return pickPart({
      window,
      root,
      name: say('blur.text', { navn }),
      picked: (part) => {
        capture.blur(part);
        note((facts) => ({ ...facts, parts: facts.parts + 1 }));
        setBlurred([...blurred.filter((one) => one !== part), part]);
        leaveLook();
      },
      left: leaveLook,
    });
  }

  function answer(given: WishAnswer): void {
    if (deeds.isAsking()) deeds.answer(given);
    else requests.answer(given === 'yes');
  }

  function decide(decision: Exclude<Decision, { do: 'look' }>): void {
    switch (decision.do) {
      case 'answer-request':
        return answer(decision.answer);
      case 'stop-clicks':
        return deeds.takeBack();
      case 'cover-field':
        return requests.cover(decision.node);
      case 'unblur':
        for (const part of blurred) capture.unblur(part);
        return setBlurred([]);
      default: {
        const never: never = decision;
        return never;
      }
    }
  }

  return {
    refresh,
    ask: (node) => (deeds.isAsking() ? 'busy' : requests.ask(node)),
    wish: deeds.wish,
    cameWith(id) {
      if (deeds.isAsking()) deeds.cameWith(id);
      else requests.cameWith(id);
    },
    look: setLook,
    run(decision) {
      if (decision.do === 'look') return setLook(decision.look);
      decide(decision);
      refresh();
    },
    rest() {
      requests.rest();
      deeds.rest();
      names = undefined;
      toldBlurred = 0;
      if (look !== 'plain') leaveLook();
      layer.clear();
    },
    destroy() {
      stopPicking();
      layer.destroy();
    },
  };
}

function isWriting({ activeElement }: Document): boolean {
  return activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
}
