/**
 * A link or a form of the page leads to another origin of the same site: the session is handed to the page there. The
 * mark stands on the way only for as long as the browser needs it, so that no script of the page finds it in a link.
 */
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { CrossingPost } from './crossing-post.ts';
import { leadElsewhere } from './lead-elsewhere.ts';
import { addMark, makeMark } from './mark.ts';
import { sealNote } from './sealed-note.ts';

export interface LeaveOptions {
  window: Window & typeof globalThis;
  site: string;
  /** All origins of the site, as they are known now. */
  origins: readonly string[];
  random: RandomBytes;
  post: CrossingPost;
  /** Pauses what is seen and tells the agent where the citizen goes; undefined when there is no session. */
  cross(host: string): Leaving | undefined;
}

export interface Leaving {
  note: string;
  roomId: string;
  seatKey: string;
}

export function watchCrossings(options: LeaveOptions): void {
  const { window, site, random, post, cross } = options;

  /** The address to go to instead; undefined when it is no crossing. */
  function marked(address: string): string | undefined {
    const { baseURI } = window.document;
    if (!URL.canParse(address, baseURI)) return undefined;
    const target = new URL(address, baseURI);
    if (target.origin === window.location.origin || !options.origins.includes(target.origin))
      return undefined;
    const leaving = cross(target.hostname);
    if (!leaving) return undefined;
    const { note, ...seat } = leaving;
    const mark = makeMark(random);
    void sealNote(note, mark, site).then((box) => post.hand({ ...seat, id: mark.id, box }));
    return addMark(target, mark);
  }

  leadElsewhere(window, marked);
}
