/** What happens to a secret in its place. Runs inside the page. */
import { textsBelow } from './page-tree.ts';
import { frame, type Journey, slotOf } from './slot.ts';

export const shakes = [
  'moved into a masked part and out again',
  'the mask is taken away',
  'the block is taken away',
  'shown inside a masked part',
  'removed and added again',
  'removed, and added again a frame later',
  'types flipped to text',
  'types flipped to button',
  'types flipped to password and back',
  'attributes taken away and set again',
  'texts split',
  'texts split and normalised',
  'parted texts that come together',
  'wrapped in a span',
  'unwrapped',
  'put into a shadow root',
  'opened',
  'made editable and back',
  'classes and styles changed',
  'children in reverse and back',
] as const;
export type Shake = (typeof shakes)[number];

export async function shake(how: Shake, journey: Journey): Promise<void> {
  const slot = slotOf(journey);
  const inside = () => [...slot.childNodes];
  const elements = () => [...slot.querySelectorAll('*')];
  const texts = () => textsBelow(slot);
  switch (how) {
    case 'moved into a masked part and out again': {
      const part = slot.appendChild(document.createElement('div'));
      part.setAttribute('data-medkig-mask', '');
      part.append(...inside().filter((node) => node !== part));
      await frame();
      slot.append(...part.childNodes);
      return;
    }
    case 'the mask is taken away':
    case 'the block is taken away':
    case 'shown inside a masked part': {
      const name = how === 'the block is taken away' ? 'data-medkig-block' : 'data-medkig-mask';
      slot.setAttribute(name, '');
      await frame();
      if (how === 'shown inside a masked part')
        for (const element of slot.children) element.setAttribute('data-medkig-show', '');
      else slot.removeAttribute(name);
      return;
    }
    case 'removed and added again': {
      const nodes = inside();
      slot.replaceChildren();
      slot.append(...nodes);
      return;
    }
    case 'removed, and added again a frame later': {
      const nodes = inside();
      slot.replaceChildren();
      await frame();
      slot.append(...nodes);
      return;
    }
    case 'types flipped to text':
    case 'types flipped to button':
      for (const input of slot.querySelectorAll('input'))
        input.type = how === 'types flipped to text' ? 'text' : 'button';
      return;
    case 'types flipped to password and back':
      for (const input of slot.querySelectorAll('input')) input.type = 'password';
      await frame();
      for (const input of slot.querySelectorAll('input')) input.type = 'text';
      return;
    case 'attributes taken away and set again': {
      const had = elements().map((element) => ({
        element,
        attributes: [...element.attributes].map(({ name, value }) => ({ name, value })),
      }));
      for (const { element, attributes } of had)
        for (const { name } of attributes) element.removeAttribute(name);
      await frame();
      for (const { element, attributes } of had)
        for (const { name, value } of attributes) element.setAttribute(name, value);
      return;
    }
    case 'texts split':
    case 'texts split and normalised':
      for (const text of texts()) if (text.data.length > 2) text.splitText(text.data.length >> 1);
      await frame();
      if (how === 'texts split and normalised') slot.normalize();
      return;
    case 'parted texts that come together': {
      const parting: Element[] = [];
      // Parted texts that are parted again might leave the end of a number whole.
      slot.normalize();
      const all = texts();
      for (const [at, text] of all.entries()) {
        // A style sheet has no elements between its texts.
        if (text.data.trim().length < 6 || text.parentElement?.localName === 'style') continue;
        // What goes on in the next text would leave most of it on one side, for everybody to read.
        if (/\S$/.test(text.data) && /^\S/.test(all[at + 1]?.data ?? '')) continue;
        const part = document.createElement('b');
        // Two letters: a longer word would count as typed, and be hidden, once it has parted an editable text.
        part.textContent = ' og ';
        // Neither side may hold so much that it tells the whole.
        text.splitText(text.data.length - 4).before(part);
        parting.push(part);
      }
      await frame();
      for (const part of parting) part.remove();
      return;
    }
    case 'wrapped in a span': {
      const wrap = document.createElement('span');
      wrap.append(...inside());
      slot.append(wrap);
      return;
    }
    case 'unwrapped':
      for (const element of [...slot.children])
        if (!element.shadowRoot && !isWhole(element)) element.replaceWith(...element.childNodes);
      return;
    case 'put into a shadow root': {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(...inside());
      slot.append(host);
      return;
    }
    case 'opened':
      for (const element of slot.querySelectorAll('dialog')) element.show();
      for (const element of slot.querySelectorAll('details')) element.open = true;
      return;
    case 'made editable and back':
      slot.setAttribute('contenteditable', 'true');
      await frame();
      slot.removeAttribute('contenteditable');
      return;
    case 'classes and styles changed':
      for (const element of elements()) {
        element.classList.add('active');
        if (element instanceof HTMLElement) element.style.setProperty('--on', '1');
      }
      return;
    case 'children in reverse and back': {
      const nodes = inside();
      slot.append(...[...nodes].reverse());
      await frame();
      slot.append(...nodes);
      return;
    }
    default: {
      const never: never = how;
      return never;
    }
  }
}

/** A value on which an element's own look depends is not taken apart. */
function isWhole(element: Element): boolean {
  return element.matches(
    'input, select, textarea, svg, math, script, style, template, noscript, iframe, [data-medkig-mask], [data-medkig-block], [data-medkig-never], [role=textbox], [contenteditable]',
  );
}
