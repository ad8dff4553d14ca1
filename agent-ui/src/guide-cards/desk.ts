import type { ApiFailure } from '@medkig/api/client';
import type { KeptGuideCard } from '@medkig/api/guide-card';
import { type Draft, draftOf, emptyDraft, sameDraft } from './draft.ts';
import type { Problem } from './read-draft.ts';

/** How the last press of «Gem» or «Slet» went. */
export type Attempt =
  | { is: 'none' }
  | { is: 'under-way' }
  | { is: 'saved' }
  | { is: 'incomplete'; problems: readonly Problem[] }
  | { is: 'failed'; reason: ApiFailure }
  /** Somebody else has saved the card, or deleted it if there is none of theirs. */
  | { is: 'conflict'; theirs: KeptGuideCard | undefined };

export interface Editing {
  is: 'editing';
  /** Which opening of a card this is: an answer to an earlier one is not for it. */
  id: number;
  /** The card as the agent knows it; undefined for a new one. */
  known: KeptGuideCard | undefined;
  draft: Draft;
  attempt: Attempt;
}

/** What the agent does with the cards. It outlives the page «Guider», so that a call may come in between. */
export type Desk =
  /** `deleted`: the title of the card that was just deleted. */
  { is: 'list'; id: number; deleted: string | undefined } | Editing;

export const emptyDesk: Desk = { is: 'list', id: 0, deleted: undefined };

export type DeskEvent =
  | { t: 'open'; card: KeptGuideCard | undefined }
  | { t: 'change'; draft: Draft }
  | { t: 'attempt'; id: number; attempt: Attempt }
  | { t: 'saved'; id: number; card: KeptGuideCard }
  /** Only if that one is still open. */
  | { t: 'close'; id: number; deleted?: string };

export function deskTransition(desk: Desk, event: DeskEvent): Desk {
  switch (event.t) {
    case 'open': {
      const { card } = event;
      return {
        is: 'editing',
        id: desk.id + 1,
        known: card,
        draft: card ? draftOf(card) : emptyDraft,
        attempt: { is: 'none' },
      };
    }
    case 'close':
      return isOpen(desk, event) ? { is: 'list', id: desk.id, deleted: event.deleted } : desk;
    case 'change':
      return desk.is === 'editing'
        ? { ...desk, draft: event.draft, attempt: afterTyping(desk.attempt) }
        : desk;
    case 'attempt':
      return isOpen(desk, event) ? { ...desk, attempt: event.attempt } : desk;
    case 'saved':
      // What was typed while the card was on its way stays, and is unsaved.
      return isOpen(desk, event) ? { ...desk, known: event.card, attempt: { is: 'saved' } } : desk;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function isOpen(desk: Desk, { id }: { id: number }): desk is Editing {
  return desk.is === 'editing' && desk.id === id;
}

/** «Gemt» is no longer true; what is to be mended or decided still is. */
function afterTyping(attempt: Attempt): Attempt {
  return attempt.is === 'saved' ? { is: 'none' } : attempt;
}

export function isUnsaved(desk: Desk): boolean {
  if (desk.is === 'list') return false;
  return !sameDraft(desk.draft, desk.known ? draftOf(desk.known) : emptyDraft);
}
