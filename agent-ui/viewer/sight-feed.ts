import { boxOf } from '@medkig/guidance/marks/field';
import { systemClock } from '@medkig/transport/clock';
import { createIdleWork, type IdleWork, whenIdle } from './idle-work.ts';
import { isInSight, partSeen } from './in-sight.ts';
import type { ShownPage } from './shown-page.ts';
import { outline } from './stage-point.ts';
import { type FromViewer, MOST_OUTLINED } from './viewer-messages.ts';

export interface SightFeedOptions {
  send(message: FromViewer): void;
  /** The page that is seen at this moment, if there is one. */
  read(): ({ page: string } & Pick<ShownPage, 'picture' | 'view' | 'fit'>) | undefined;
}

/** While somebody scrolls, what passes is not worth telling (milliseconds). */
const WAIT_MS = 250;
const READ_MS = 500;
/** Elements of one step. */
const STEP = 20;

/** Tells the console what of the page the citizen has before them; to be planned when that may have changed. */
export function createSightFeed({ send, read }: SightFeedOptions): IdleWork {
  let sent = '';

  function* tell(): Iterator<void> {
    const now = read();
    const document = now?.picture.document();
    if (!now || !document) return;
    const { page, picture, view, fit } = now;
    const seen = { left: 0, top: view.scrollY, width: view.width, height: view.height };
    const nodes: number[] = [];
    let looked = 0;
    for (const element of outline(document)) {
      const box = boxOf(element);
      const node = picture.idOf(element);
      if (box && node !== undefined && isInSight(box, seen)) nodes.push(node);
      // What the outline does not have cannot be named.
      if (++looked === MOST_OUTLINED) break;
      if (looked % STEP === 0) yield;
    }
    const message = { t: 'sight', page, ...partSeen(seen, fit.height), nodes } as const;
    const json = JSON.stringify(message);
    if (json !== sent) send(message);
    sent = json;
  }

  return createIdleWork({ clock: systemClock, whenIdle, work: tell, waitMs: WAIT_MS, everyMs: READ_MS });
}
