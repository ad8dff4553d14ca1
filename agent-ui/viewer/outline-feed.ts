import { kindOf, nameOf } from '@medkig/guidance/marks/field';
import { systemClock } from '@medkig/transport/clock';
import { isHiddenField } from './hidden-fields.ts';
import { createIdleWork, type IdleWork, whenIdle } from './idle-work.ts';
import type { Picture } from './picture.ts';
import { outline } from './stage-point.ts';
import { type FromViewer, MOST_OUTLINED, type Outlined } from './viewer-messages.ts';

export interface OutlineFeedOptions {
  send(message: FromViewer): void;
  /** The page that may be pointed at now, if there is one. */
  read(): { page: string; picture: Picture } | undefined;
}

/** A change is seldom alone; and a page that changes all the time is read this often at most (milliseconds). */
const WAIT_MS = 400;
const READ_MS = 1000;
/** Elements of one step. */
const STEP = 10;

/** Tells the console what can be pointed at, for agents who walk through the page by keyboard; to be planned on changes. */
export function createOutlineFeed({ send, read }: OutlineFeedOptions): IdleWork {
  let sent = '';

  function* tell(): Iterator<void> {
    const now = read();
    const document = now?.picture.document();
    if (!now || !document) return;
    const items: Outlined[] = [];
    let looked = 0;
    for (const element of outline(document)) {
      const item = itemFor(element, now.picture);
      if (item) items.push(item);
      if (items.length === MOST_OUTLINED) break;
      if (++looked % STEP === 0) yield;
    }
    const message = { t: 'outline', page: now.page, items } as const;
    const json = JSON.stringify(message);
    if (json !== sent) send(message);
    sent = json;
  }

  return createIdleWork({
    clock: systemClock,
    whenIdle,
    work: tell,
    waitMs: WAIT_MS,
    everyMs: READ_MS,
  });
}

function itemFor(element: Element, picture: Picture): Outlined | undefined {
  const node = picture.idOf(element);
  if (node === undefined) return undefined;
  return { node, label: nameOf(element), kind: kindOf(element), hidden: isHiddenField(element) };
}
