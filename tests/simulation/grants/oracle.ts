/**
 * What the citizen has allowed, told from the whole history each time and never from a state: the machine in
 * `grants-state` is compared with it.
 */
import type { GrantsEvent } from '@medkig/guidance/citizen/deeds/grants-state';
import type { Wish } from '@medkig/guidance/contract/tools';

export interface Truth {
  /** The page load that is shown, if one is. */
  page: string | undefined;
  /** The question that stands. */
  standing: Wish | undefined;
  /** The citizen has allowed pressing on this page and not taken it back. */
  clicks: boolean;
}

export type History = readonly GrantsEvent[];

/** @param may the tools that the municipality lets its citizens be asked about */
export function createOracle(may: readonly Wish['tool'][]) {
  function pageAfter(history: History): string | undefined {
    const last = history.findLast(({ t }) => t === 'shown' || t === 'rested');
    return last?.t === 'shown' ? last.page : undefined;
  }

  function isPut(before: History, event: GrantsEvent): event is Extract<GrantsEvent, { t: 'wished' }> {
    if (event.t !== 'wished' || event.against || !may.includes(event.wish.tool)) return false;
    if (pageAfter(before) !== event.page || standingAfter(before)) return false;
    return event.wish.tool !== 'press' || !clicksAfter(before);
  }

  function ends(before: History, event: GrantsEvent): boolean {
    switch (event.t) {
      case 'shown':
      case 'rested':
      case 'lapsed':
      case 'spoilt':
        return true;
      case 'answered':
        return event.answer !== 'page' || standingAfter(before)?.tool === 'press';
      default:
        return false;
    }
  }

  function standingAfter(history: History): Wish | undefined {
    for (let at = history.length - 1; at >= 0; at--) {
      const [before, event] = [history.slice(0, at), history[at]];
      if (!event || ends(before, event)) return undefined;
      if (isPut(before, event)) return event.wish;
    }
    return undefined;
  }

  function clicksAfter(history: History): boolean {
    for (let at = history.length - 1; at >= 0; at--) {
      const event = history[at];
      if (event?.t === 'shown' || event?.t === 'rested' || event?.t === 'taken-back') return false;
      const isYes = event?.t === 'answered' && event.answer === 'page';
      if (isYes && standingAfter(history.slice(0, at))?.tool === 'press') return true;
    }
    return false;
  }

  return {
    after: (history: History): Truth => ({
      page: pageAfter(history),
      standing: standingAfter(history),
      clicks: clicksAfter(history),
    }),
    /** The one deed that this event may bring about. */
    consented(before: Truth, event: GrantsEvent): Wish | undefined {
      if (event.t === 'answered' && event.answer !== 'no')
        return event.answer === 'yes' || before.standing?.tool === 'press' ? before.standing : undefined;
      if (event.t !== 'wished' || event.wish.tool !== 'press' || !may.includes('press')) return undefined;
      const isFree = before.clicks && !before.standing && !event.against;
      return isFree && event.page === before.page ? event.wish : undefined;
    },
  };
}
