import type { GuideCard, KeptGuideCard } from '@medkig/api/guide-card';
import type { Editing } from './desk.ts';
import { useShelf } from './guide-card-shelf.tsx';
import { readDraft } from './read-draft.ts';
import { slugFor } from './slug.ts';
import { useGuideCards } from './use-guide-cards.ts';

/** Which card is written, over which version; undefined for one that is not there yet. */
interface Over {
  slug: string;
  version: number | undefined;
}

export interface Saving {
  /** Saves over the version that the agent has read. */
  save(): Promise<void>;
  /** Saves over what somebody else has saved, or writes anew what they have deleted. */
  saveMine(theirs: KeptGuideCard | undefined): Promise<void>;
  remove(known: KeptGuideCard): Promise<void>;
}

/** What «Gem» and «Slet» do. The outcome stands on the desk. */
export function useSaving({ id, known, draft, attempt }: Editing): Saving {
  const { tell, refresh, save, remove } = useShelf();
  const all = useGuideCards();
  const isBusy = attempt.is === 'under-way';
  const freshSlug = (cards: readonly GuideCard[]) =>
    slugFor(draft.title, new Set(cards.map(({ slug }) => slug)));

  async function write(over: Over): Promise<void> {
    const reading = readDraft(draft, over.slug, isSelector);
    if (!reading.ok) return told({ is: 'incomplete', problems: reading.problems });
    told({ is: 'under-way' });
    const answer = await save(reading.card, over.version);
    if (answer.ok) {
      tell({ t: 'saved', id, card: answer.value });
      await refresh();
    } else if (answer.reason === 'changed-meanwhile') await meet(over);
    else told({ is: 'failed', reason: answer.reason });
  }

  /** Somebody else was quicker. A new card that only has the same name takes another one. */
  async function meet(over: Over): Promise<void> {
    const cards = await refresh();
    if (!cards) return told({ is: 'failed', reason: 'offline' });
    const slug = freshSlug(cards);
    if (!known && slug !== over.slug) return write({ slug, version: undefined });
    told({ is: 'conflict', theirs: cards.find((card) => card.slug === over.slug) });
  }

  const told = (next: Editing['attempt']) => tell({ t: 'attempt', id, attempt: next });

  return {
    async save() {
      if (isBusy) return;
      await write(known ?? { slug: freshSlug(all), version: undefined });
    },
    async saveMine(theirs) {
      if (isBusy || !known) return;
      await write(theirs ?? { slug: known.slug, version: undefined });
    },
    async remove({ slug, version, title }) {
      if (isBusy) return;
      told({ is: 'under-way' });
      const answer = await remove(slug, version);
      if (answer.ok) {
        // The list that comes back in sight has it no more.
        await refresh();
        tell({ t: 'close', id, deleted: title });
      } else if (answer.reason === 'changed-meanwhile') await meet({ slug, version });
      else told({ is: 'failed', reason: answer.reason });
    },
  };
}

/** Whether a browser could look for it. */
function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
