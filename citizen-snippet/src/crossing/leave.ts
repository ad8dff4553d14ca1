/**
 * A link or a form of the page leads to another origin of the same site: the session is handed to the page there. The
 * mark stands on the way only for as long as the browser needs it, so that no script of the page finds it in a link.
 */
import type { RandomBytes } from '@medkig/pairing/bytes';
import { followedLink, sentForm } from '../departure.ts';
import type { CrossingPost } from './crossing-post.ts';
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

  /** After all handlers of the page: one that cancels the event keeps the citizen here. */
  function last(event: Event, act: () => void): void {
    const atTheEnd = (heard: Event) => {
      if (heard === event && !event.defaultPrevented) act();
    };
    window.addEventListener(event.type, atTheEnd, { once: true });
  }

  window.addEventListener(
    'click',
    (event) => {
      const link = followedLink(window, event);
      if (link) last(event, () => follow(event, link));
    },
    true,
  );
  window.addEventListener(
    'submit',
    (event) => {
      const sent = sentForm(window, event);
      if (sent) last(event, () => send(sent));
    },
    true,
  );

  /** A link of our own is followed in its place: the page's stays as it is. */
  function follow(event: Event, { href, target, rel, referrerPolicy }: HTMLAnchorElement): void {
    const address = marked(href);
    if (address === undefined) return;
    event.preventDefault();
    const copy = window.document.createElement('a');
    Object.assign(copy, { href: address, target, rel, referrerPolicy });
    copy.click();
  }

  /** Only the form itself can be sent. Nothing is captured any more, so nobody sees its address change and change back. */
  function send({ form, button }: NonNullable<ReturnType<typeof sentForm>>): void {
    const holder = button?.hasAttribute('formaction') ? button : form;
    const name = holder === form ? 'action' : 'formaction';
    const own = holder.getAttribute(name);
    const address = own === null ? undefined : marked(own);
    if (own === null || address === undefined) return;
    holder.setAttribute(name, address);
    window.setTimeout(() => holder.setAttribute(name, own));
  }
}
