import type { HotlineDraft } from './week-draft.ts';

/** What is being written about hotlines, by their id, and by `NEW` about one that is to be added. */
export type HotlineDrafts = Readonly<Record<string, HotlineDraft>>;

/** In the address too, where an id would stand. */
export const NEW = 'ny';

/** `sent`: what has just been saved. What was typed meanwhile is not, and stays. */
export type HotlineDraftEvent =
  | { t: 'change'; of: string; draft: HotlineDraft; kept: HotlineDraft }
  | { t: 'undo'; of: string }
  | { t: 'saved'; of: string; sent: HotlineDraft };

export function draftsTransition(drafts: HotlineDrafts, event: HotlineDraftEvent): HotlineDrafts {
  const { [event.of]: own, ...others } = drafts;
  switch (event.t) {
    case 'change': {
      const isAsKept = JSON.stringify(event.draft) === JSON.stringify(event.kept);
      return isAsKept ? others : { ...others, [event.of]: event.draft };
    }
    case 'undo':
      return others;
    case 'saved':
      return own === event.sent ? others : drafts;
    default: {
      const never: never = event;
      return never;
    }
  }
}
