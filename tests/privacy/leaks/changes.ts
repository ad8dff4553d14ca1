/** How a secret comes to its place and what happens to it there. Runs inside the page. */

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
] as const;
export type Arrival = (typeof arrivals)[number];

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

/** One secret on its way into the page: `full` is the markup with it, `blank` the same with another word. */
export interface Journey {
  slot: string;
  arrival: Arrival;
  shakes: readonly Shake[];
  full: string;
  blank: string;
}

/** What must stand in the slot when the page is served. */
export function served({ arrival, full, blank }: Pick<Journey, 'arrival' | 'full' | 'blank'>): string {
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

/** Two frames: mutation observers and rrweb's own frame have run. */
export function frame(): Promise<unknown> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

export async function arrive(journey: Journey): Promise<void> {
  const slot = slotOf(journey);
  const { full } = journey;
  const twins = () => changesBetween(slot, build(full));
  switch (journey.arrival) {
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
    default: {
      const never: never = journey.arrival;
      return never;
    }
  }
}

export async function shake(journey: Journey, how: Shake): Promise<void> {
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
      for (const text of texts()) {
        if (text.data.trim().length < 6) continue;
        const part = document.createElement('b');
        part.textContent = ' ord ';
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

type Change =
  | { is: 'text'; node: CharacterData; value: string; set(): void }
  | { is: 'attribute'; element: Element; name: string; value: string; set(): void };

/** What makes the first tree equal the second, which has the same shape. */
function changesBetween(into: Node, from: Node): Change[] {
  const changes: Change[] = [];
  if (into instanceof CharacterData && from instanceof CharacterData) {
    const value = from.data;
    if (into.data !== value)
      changes.push({
        is: 'text',
        node: into,
        value,
        set: () => {
          into.data = value;
        },
      });
  }
  if (into instanceof Element && from instanceof Element) {
    for (const { name, value } of from.attributes) {
      if (into.getAttribute(name) !== value)
        changes.push({
          is: 'attribute',
          element: into,
          name,
          value,
          set: () => into.setAttribute(name, value),
        });
    }
    if (into.shadowRoot && from.shadowRoot) changes.push(...changesBetween(into.shadowRoot, from.shadowRoot));
  }
  if (into instanceof HTMLTemplateElement && from instanceof HTMLTemplateElement)
    changes.push(...changesBetween(into.content, from.content));
  into.childNodes.forEach((child, at) => {
    const other = from.childNodes[at];
    if (other) changes.push(...changesBetween(child, other));
  });
  return changes;
}

function setProperty({ element, name, value }: Extract<Change, { is: 'attribute' }>): void {
  const reflected: Record<string, string> = { class: 'className', for: 'htmlFor', 'aria-label': 'ariaLabel' };
  const property = reflected[name] ?? name;
  if (name.startsWith('data-') && element instanceof HTMLElement) {
    const key = name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    element.dataset[key] = value;
  } else if (name === 'style' && element instanceof HTMLElement) element.style.cssText = value;
  else if (!(property in element) || !Reflect.set(element, property, value))
    element.setAttribute(name, value);
}

/** A value on which an element's own look depends is not taken apart. */
function isWhole(element: Element): boolean {
  return element.matches(
    'input, select, textarea, svg, math, script, style, template, noscript, iframe, [data-medkig-mask], [data-medkig-block], [data-medkig-never], [role=textbox], [contenteditable]',
  );
}

function build(html: string): DocumentFragment {
  const holder = document.createElement('div');
  holder.setHTMLUnsafe(html);
  const fragment = document.createDocumentFragment();
  fragment.append(...holder.childNodes);
  return fragment;
}

function textsBelow(node: Node): Text[] {
  const own = node instanceof Text ? [node] : [];
  const below = node instanceof Element && node.shadowRoot ? textsBelow(node.shadowRoot) : [];
  return [...own, ...below, ...[...node.childNodes].flatMap(textsBelow)];
}

function half(text: string): string {
  const signs = [...text];
  return signs.slice(0, signs.length >> 1).join('');
}

function slotOf({ slot }: Journey): HTMLElement {
  const element = document.getElementById(slot);
  if (!element) throw new Error(`no ${slot}`);
  return element;
}
