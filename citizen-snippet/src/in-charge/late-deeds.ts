import type { Applied } from '@medkig/guidance/citizen/tool';
import type { Wish } from '@medkig/guidance/contract/tools';
import type { createDeeds, Deeds, DeedsOptions } from './deeds.ts';

/** The chunk that does what the agent asks for. */
export type FetchDeeds = () => Promise<{ createDeeds: typeof createDeeds }>;

/**
 * What most citizens never need, so it is fetched where the municipality lets them be asked at all. A wish that comes
 * before it waits for it; without a net it finds the page gone, and the next one tries again.
 */
export function createLateDeeds(fetch: FetchDeeds, options: DeedsOptions): Deeds {
  const mayBeAsked = options.may.some((grant) => grant !== 'view' && grant !== 'point');
  let deeds: Deeds | undefined;
  let fetching: Promise<void> | undefined;
  let early: { id: number; wish: Wish } | undefined;

  function expect(): Promise<void> {
    fetching ??= fetch().then(
      (chunk) => {
        deeds = chunk.createDeeds(options);
      },
      () => {
        fetching = undefined;
      },
    );
    return fetching;
  }

  async function waitWith(waiting: NonNullable<typeof early>): Promise<void> {
    await expect();
    if (early !== waiting) return;
    early = undefined;
    const outcome: Applied = deeds?.wish(waiting.wish) ?? 'gone';
    if (outcome === 'waits') deeds?.cameWith(waiting.id);
    else options.answered(waiting.id, outcome);
  }

  if (mayBeAsked) void expect();

  return {
    wish(wish) {
      if (deeds) return deeds.wish(wish);
      if (!mayBeAsked) return 'not-granted';
      if (early) return 'busy';
      early = { id: 0, wish };
      void waitWith(early);
      return 'waits';
    },
    cameWith(id) {
      if (early) early.id = id;
      else deeds?.cameWith(id);
    },
    isAsking: () => early !== undefined || (deeds?.isAsking() ?? false),
    answer: (answer) => deeds?.answer(answer),
    takeBack: () => deeds?.takeBack(),
    refresh: () => deeds?.refresh(),
    rest() {
      if (early) options.answered(early.id, 'not-granted');
      early = undefined;
      deeds?.rest();
    },
  };
}
