import { kindOf, nameOf } from '@medkig/guidance/marks/field';
import { isHiddenField } from './hidden-fields.ts';
import type { Picture } from './picture.ts';
import { outline } from './stage-point.ts';
import { type FromViewer, MOST_OUTLINED, type Outlined } from './viewer-messages.ts';

export interface OutlineFeedOptions {
  send(message: FromViewer): void;
  /** The page that may be pointed at now, if there is one. */
  read(): { page: string; picture: Picture } | undefined;
  setTimeout(later: () => void, ms: number): void;
}

export interface OutlineFeed {
  /** Something on the page may be another one now. */
  changed(): void;
}

/** A page that changes all the time is read this often at most, in milliseconds. */
const READ_MS = 400;

/** Tells the console what can be pointed at, for agents who walk through the page by keyboard. */
export function createOutlineFeed({ send, read, setTimeout }: OutlineFeedOptions): OutlineFeed {
  let isPlanned = false;
  let sent = '';

  function tell(): void {
    isPlanned = false;
    const now = read();
    const document = now?.picture.document();
    if (!now || !document) return;
    const items = outline(document)
      .flatMap((element) => itemFor(element, now.picture))
      .slice(0, MOST_OUTLINED);
    const message = { t: 'outline', page: now.page, items } as const;
    const json = JSON.stringify(message);
    if (json !== sent) send(message);
    sent = json;
  }

  return {
    changed: () => {
      if (isPlanned) return;
      isPlanned = true;
      setTimeout(tell, READ_MS);
    },
  };
}

function itemFor(element: Element, picture: Picture): Outlined[] {
  const node = picture.idOf(element);
  if (node === undefined) return [];
  return [{ node, label: nameOf(element), kind: kindOf(element), hidden: isHiddenField(element) }];
}
