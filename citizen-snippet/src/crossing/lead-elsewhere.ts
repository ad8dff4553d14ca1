/** Lets links and forms lead to another address than they say, without a page's script finding it there. */
import { followedLink, sentForm } from '../departure.ts';

/** @param elsewhere the address to go to instead; undefined: where the page says. */
export function leadElsewhere(
  window: Window & typeof globalThis,
  elsewhere: (address: string) => string | undefined,
): void {
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
    const address = elsewhere(href);
    if (address === undefined) return;
    event.preventDefault();
    const copy = window.document.createElement('a');
    Object.assign(copy, { href: address, target, rel, referrerPolicy });
    copy.click();
  }

  /** Only the form itself can be sent. Nobody sees its address change and change back. */
  function send({ form, button }: NonNullable<ReturnType<typeof sentForm>>): void {
    const holder = button?.hasAttribute('formaction') ? button : form;
    const name = holder === form ? 'action' : 'formaction';
    const own = holder.getAttribute(name);
    const address = own === null ? undefined : elsewhere(own);
    if (own === null || address === undefined) return;
    holder.setAttribute(name, address);
    window.setTimeout(() => holder.setAttribute(name, own));
  }
}
