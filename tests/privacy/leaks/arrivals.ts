/** How a secret comes to its place. Runs inside the page. */
import { build, changesBetween, setProperty } from './page-tree.ts';
import { frame, type Journey, slotOf } from './slot.ts';

export const arrivals = [
  'in the page',
  'innerHTML',
  'insertAdjacentHTML',
  'appendChild',
  'insertBefore',
  'a fragment',
  'replaceWith',
  'cloned from a template',
  'adopted from another document',
  'filled before it is attached',
  'filled after it is attached',
  'moved out of a masked part',
  'moved out of a blocked part',
  // Each text of its own
  'characterData',
  'textContent',
  'nodeValue in two steps',
  'a text replaced',
  'texts appended one by one',
  // Each attribute of its own
  'setAttribute',
  'a property',
  'setAttribute in two steps',
  // By what only this place understands
  'a script of the page',
] as const;
export type Arrival = (typeof arrivals)[number];

/** What must stand in the slot when the page is served. */
export function served(arrival: Arrival, { full, blank }: Journey): string {
  switch (arrival) {
    case 'in the page':
      return full;
    case 'moved out of a masked part':
      return `<div data-medkig-mask>${full}</div>`;
    case 'moved out of a blocked part':
      return `<div data-medkig-block>${full}</div>`;
    case 'characterData':
    case 'textContent':
    case 'nodeValue in two steps':
    case 'a text replaced':
    case 'texts appended one by one':
    case 'setAttribute':
    case 'a property':
    case 'setAttribute in two steps':
    case 'replaceWith':
    case 'a script of the page':
      return blank;
    case 'innerHTML':
    case 'insertAdjacentHTML':
    case 'appendChild':
    case 'insertBefore':
    case 'a fragment':
    case 'cloned from a template':
    case 'adopted from another document':
    case 'filled before it is attached':
    case 'filled after it is attached':
      return '';
    default: {
      const never: never = arrival;
      return never;
    }
  }
}

export async function arrive(arrival: Arrival, journey: Journey): Promise<void> {
  const slot = slotOf(journey);
  const { full } = journey;
  const twins = () => changesBetween(slot, build(full));
  switch (arrival) {
    case 'in the page':
      return;
    case 'innerHTML':
      slot.innerHTML = full;
      // `innerHTML` makes no shadow roots.
      if (full.includes('shadowrootmode')) slot.setHTMLUnsafe(full);
      return;
    case 'insertAdjacentHTML':
      slot.insertAdjacentHTML('beforeend', full);
      if (full.includes('shadowrootmode')) slot.setHTMLUnsafe(full);
      return;
    case 'appendChild':
      for (const node of [...build(full).childNodes]) slot.appendChild(node);
      return;
    case 'insertBefore': {
      const last = slot.appendChild(document.createElement('hr'));
      await frame();
      for (const node of [...build(full).childNodes]) slot.insertBefore(node, last);
      return;
    }
    case 'a fragment': {
      const fragment = document.createDocumentFragment();
      fragment.append(...build(full).childNodes);
      slot.append(fragment);
      return;
    }
    case 'replaceWith':
      slot.replaceChildren(...build(full).childNodes);
      return;
    case 'cloned from a template': {
      const template = document.createElement('template');
      template.innerHTML = full;
      slot.append(full.includes('shadowrootmode') ? build(full) : template.content.cloneNode(true));
      return;
    }
    case 'adopted from another document': {
      const other = document.implementation.createHTMLDocument('');
      other.body.setHTMLUnsafe(full);
      slot.append(...document.adoptNode(other.body).childNodes);
      return;
    }
    case 'filled before it is attached': {
      const holder = build(journey.blank);
      for (const change of changesBetween(holder, build(full))) change.set();
      slot.append(holder);
      return;
    }
    case 'filled after it is attached':
      slot.append(build(journey.blank));
      for (const change of twins()) change.set();
      return;
    case 'moved out of a masked part':
    case 'moved out of a blocked part':
      slot.append(...(slot.firstElementChild?.childNodes ?? []));
      return;
    case 'characterData':
      for (const change of twins()) if (change.is === 'text') change.set();
      return;
    case 'textContent':
      for (const change of twins()) {
        const parent = change.is === 'text' ? change.node.parentElement : null;
        if (parent?.childNodes.length === 1) parent.textContent = change.value;
        else if (change.is === 'text') change.set();
      }
      return;
    case 'nodeValue in two steps':
      for (const change of twins()) if (change.is === 'text') change.node.nodeValue = half(change.value);
      await frame();
      for (const change of twins()) if (change.is === 'text') change.set();
      return;
    case 'a text replaced':
      for (const change of twins()) if (change.is === 'text') change.node.replaceWith(change.value);
      return;
    case 'texts appended one by one':
      for (const change of twins()) {
        if (change.is !== 'text') continue;
        const signs = [...change.value];
        change.node.replaceWith(...signs.map((sign) => document.createTextNode(sign)));
      }
      return;
    case 'setAttribute':
      for (const change of twins()) if (change.is === 'attribute') change.set();
      return;
    case 'a property':
      for (const change of twins()) if (change.is === 'attribute') setProperty(change);
      return;
    case 'setAttribute in two steps':
      for (const change of twins())
        if (change.is === 'attribute') change.element.setAttribute(change.name, half(change.value));
      await frame();
      for (const change of twins()) if (change.is === 'attribute') change.set();
      return;
    case 'a script of the page':
      new Function('slot', journey.script)(slot);
      return;
    default: {
      const never: never = arrival;
      return never;
    }
  }
}

function half(text: string): string {
  const signs = [...text];
  return signs.slice(0, signs.length >> 1).join('');
}
