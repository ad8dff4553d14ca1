/**
 * What stands on the citizen's page and where a mark around it must be drawn: reckoned here from the page alone, in
 * other words than the product's, so that one mistake is not made twice. Runs inside the page.
 */

import {
  boxOf,
  chainAt,
  chainFrom,
  everything,
  find,
  frameAround,
  insideOf,
  inWindow,
  outerOf,
  TAG,
  tagOf,
} from './page-tree.ts';

/** One press: an element that can be seen, a spot of it, and the element that is meant by it. */
export interface Spot {
  /** Of the element that is pressed, and of the one that is meant, as in their class. */
  pressed: string;
  meant: string;
  /** The spot as a part of the pressed element's box. */
  x: number;
  y: number;
  place: Place;
  /** How the page lies in the citizen's window, in CSS pixels. */
  view: { width: number; down: number };
  /** For a reader of a failure. */
  words: string;
}

/** Where an element stands, by the first that fits: `frame` is inside one that can be seen into. */
export type Place = 'frame' | 'closed frame' | 'shadow root' | 'sticky area' | 'page';

const INTERACTIVE = new Set('a button input select textarea summary'.split(' '));
const ROLES = /^(?:button|link|tab|checkbox|radio|switch|combobox|option|menuitem)$/;
const HEADING = /^h[1-6]$|^legend$/;
const SHOWN_ALONE = /^(?:img|iframe|svg)$/;
const NO_WORDS = /^(?:script|style|template|noscript|option|optgroup)$/;

let next = 0;

/** In letters, since a number might be somebody's, and would be masked. */
const nameOf = (count: number) =>
  `q${[...String(count)].map((digit) => 'bcdfghjkmn'[Number(digit)]).join('')}`;
const load = Array.from({ length: 12 }, () => 'fghjkm'[Math.floor(Math.random() * 6)]).join('');

/** Numbers every element of the page and its frames, so that both sides speak of the same one. Returns the name of this page load. */
export function number(): string {
  const go = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('host' in root ? '*' : 'body, body *')) tag(element);
  };
  const tag = (element: Element) => {
    if (element.localName === 'medkig-panel') return;
    // A class: of what the agent sees as a box, or masked, not much else is told.
    if (!tagOf(element)) element.classList.add(`${TAG}${nameOf(next++)}`);
    const inside = insideOf(element);
    if (inside) go(inside);
  };
  go(document);
  document.body.setAttribute('data-load', load);
  return load;
}

// Before anything is captured: what an element is called later is not told of a box.
document.addEventListener('DOMContentLoaded', () => {
  // This runs in frames too, where the page's own count goes on.
  const { places } = (window.frameElement ? window.parent : window) as Window & typeof globalThis;
  places.number();
});

function isInteractive(element: Element): boolean {
  if (element.localName === 'a') return element.hasAttribute('href');
  if (INTERACTIVE.has(element.localName)) return true;
  const { isContentEditable } = element as HTMLElement;
  return ROLES.test(element.getAttribute('role') ?? '') || isContentEditable;
}

/** What a person means who presses there: the rule, in one sentence each. */
function meantBy(chain: readonly Element[]): Element | undefined {
  const [hit] = chain;
  if (!hit || /^(?:body|html)$/.test(hit.localName)) return undefined;
  // Something that can be used.
  const used = chain.find(isInteractive);
  if (used) return used;
  // A label stands for its field.
  const label = chain.find((element) => element.localName === 'label') as HTMLLabelElement | undefined;
  if (label?.control) return label.control;
  // A legend stands for its group.
  const legend = chain.find((element) => element.localName === 'legend');
  const group = legend?.parentElement;
  if (group?.localName === 'fieldset') return group;
  // A word in a heading is the heading.
  const heading = chain.find((element) => HEADING.test(element.localName));
  if (heading) return heading;
  // A line of a drawing is the drawing; all else is itself.
  return 'ownerSVGElement' in hit ? chain.findLast((element) => element.localName === 'svg') : hit;
}

function placeOf(element: Element, chain: readonly Element[]): Place {
  if (element.localName === 'iframe') return 'closed frame';
  if (frameAround(element)) return 'frame';
  if ('host' in element.getRootNode()) return 'shadow root';
  return chain.some((around) => /fixed|sticky/.test(getComputedStyle(around).position))
    ? 'sticky area'
    : 'page';
}

/** The boxes of an element in which it can be pressed: of its own words, line by line, or its own. */
function pressable(element: Element): DOMRect[] {
  const inside = insideOf(element);
  // What can be seen into is pressed in what it shows.
  if (inside && !('host' in inside)) return [];
  return boxesOf(element).map((box) => inWindow(box, element));
}

function boxesOf(element: Element): DOMRect[] {
  if (isInteractive(element) || SHOWN_ALONE.test(element.localName)) return [...element.getClientRects()];
  if (NO_WORDS.test(element.localName)) return [];
  const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim());
  return own.flatMap((node) => {
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  });
}

/** Where in such a box a person would press. */
const WITHIN: readonly [number, number][] = [
  [0.5, 0.5],
  [0.25, 0.5],
  [0.75, 0.5],
  [0.1, 0.3],
];

function spotOf(element: Element): Spot | undefined {
  const box = boxOf(element);
  for (const line of pressable(element)) {
    if (line.width < 4 || line.height < 4) continue;
    for (const [partX, partY] of WITHIN) {
      const x = line.left + line.width * partX;
      const y = line.top + line.height * partY;
      if (x < 1 || y < 1 || x > innerWidth - 1 || y > innerHeight - 1) continue;
      const chain = chainAt(x, y);
      const isOwn = isInteractive(element) || SHOWN_ALONE.test(element.localName);
      if (isOwn ? !chain.includes(element) : chain[0] !== element) continue;
      const meant = meantBy(chain);
      const tag = meant && tagOf(meant);
      if (!tag) continue;
      return {
        pressed: tagOf(element) ?? '',
        meant: tag,
        x: (x - box.left) / box.width,
        y: (y - box.top) / box.height,
        place: placeOf(element, chain),
        view: { width: innerWidth, down: scrollY },
        words: `${element.localName} «${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30)}»`,
      };
    }
  }
  return undefined;
}

/** What is chosen from: not yet `done` if possible, in this `place` if there is any, and by a number between 0 and 1. */
export interface Choice {
  number: number;
  done: readonly string[];
  place: Place | undefined;
}

/**
 * One of what can be pressed now. It has nothing to do with the ones that are `marked`, so that each ring is the answer
 * to one press. Waits for their rings.
 */
export async function choose(
  { number, done, place }: Choice,
  marked: readonly string[],
): Promise<Spot | undefined> {
  await ringsRest(marked.length);
  const others = marked.map(find);
  const all = everything().flatMap((element) => spotOf(element) ?? []);
  const apart = all.filter(({ meant }) => others.every((other) => !areRelated(find(meant), other)));
  const some = (spots: Spot[], holds: (spot: Spot) => boolean) => {
    const found = spots.filter(holds);
    return found.length > 0 ? found : spots;
  };
  const left = some(
    some(apart, (spot) => !place || spot.place === place),
    ({ pressed }) => !done.includes(pressed),
  );
  return left[Math.floor(number * left.length)];
}

/** Whether a press that hit the innermost element `hit` was one at the spot. */
export function isAt(spot: Spot, hit: string): boolean {
  return chainFrom(find(hit)).includes(find(spot.pressed));
}

/** Takes every ring away: what is done in the innermost of the page is done in all around it. */
export async function takeAll(count: number): Promise<void> {
  await ringsRest(count);
  for (const element of everything()) element.dispatchEvent(new Event('input', { composed: true }));
}

/** Whether one of them, or what speaks about it, stands inside the other. */
function areRelated(one: Element, other: Element): boolean {
  const [these, those] = [one, other].map((element) => [element, ...speakingOf(element)]) as [
    Element[],
    Element[],
  ];
  return these.some((a) => those.some((b) => isWithin(a, b) || isWithin(b, a)));
}

function isWithin(inner: Element, outer: Element): boolean {
  for (let at: Element | null = inner; at; at = outerOf(at)) if (at === outer) return true;
  return false;
}

/** The labels and hints of an element. */
function speakingOf(element: Element): Element[] {
  const byId = (name: string) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = element.getAttribute(name)?.split(' ') ?? [];
    return ids.map((id) => root.querySelector(`[id="${id}"]`)).filter((one) => one !== null);
  };
  const { labels } = element as HTMLInputElement;
  return [...(labels ?? []), ...byId('aria-labelledby'), ...byId('aria-describedby')];
}

/** Scrolls the page, its frames and what scrolls in them, each by a number between 0 and 1. */
export function scrollAbout(page: number, inside: number): void {
  const root = document.documentElement;
  window.scrollTo({ top: page * (root.scrollHeight - innerHeight), behavior: 'instant' });
  for (const { contentWindow, contentDocument } of document.querySelectorAll('iframe')) {
    const { scrollHeight = 0, clientHeight = 0 } = contentDocument?.documentElement ?? {};
    if (contentDocument)
      contentWindow?.scrollTo({ top: inside * (scrollHeight - clientHeight), behavior: 'instant' });
  }
  for (const element of everything())
    if (/auto|scroll/.test(getComputedStyle(element).overflow))
      element.scrollTo({
        top: inside * (element.scrollHeight - element.clientHeight),
        left:
          inside *
          (element.scrollWidth - element.clientWidth) *
          (getComputedStyle(element).direction === 'rtl' ? -1 : 1),
        behavior: 'instant',
      });
}

interface Sides {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** As it was designed, in CSS pixels: air around, a least size, and sides that stay in view with their halo. */
const AIR = 10;
const LEAST = 44;
const HALO = 3;
/** Words further away than this are not taken into the ring. */
const FAR = 160;

function around(boxes: readonly Sides[]): Sides {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Where the ring around an element belongs. */
function ringOf(element: Element): Sides {
  const own = boxOf(element);
  const isThere = (box: DOMRect) => box.width > 1 && box.height > 1 && box.right > -9000;
  const speaking = speakingOf(element);
  const wordsOf = (node: Element) => {
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    return inWindow(range.getBoundingClientRect(), node);
  };
  const isNear = (box: DOMRect) => {
    const across = Math.max(box.left - own.right, own.left - box.right, 0);
    const down = Math.max(box.top - own.bottom, own.top - box.bottom, 0);
    return Math.max(across, down) <= FAR;
  };
  const boxes = isThere(own)
    ? [own, ...speaking.map(wordsOf).filter((box) => isThere(box) && isNear(box))]
    : speaking.map(boxOf).filter(isThere);
  const { left, top, right, bottom } = around(boxes);
  const moreX = Math.max(AIR, (LEAST - (right - left)) / 2);
  const moreY = Math.max(AIR, (LEAST - (bottom - top)) / 2);
  const ring = { left: left - moreX, top: top - moreY, right: right + moreX, bottom: bottom + moreY };
  if (ring.left > -AIR) ring.left = Math.max(ring.left, HALO);
  if (ring.right < innerWidth + AIR) ring.right = Math.min(ring.right, innerWidth - HALO);
  return ring;
}

function ringsOnPage(): HTMLElement[] {
  const root = document.querySelector('medkig-panel')?.shadowRoot;
  return [...(root?.querySelectorAll<HTMLElement>('.medkig-ring') ?? [])];
}

/** What has been scrolled out of sight by a later mark has a ring that is not drawn. */
function drawnRings(): DOMRect[] {
  return ringsOnPage()
    .filter((ring) => !ring.hidden)
    .map((ring) => ring.getBoundingClientRect());
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Frames in which nothing moves before it is measured, and the most that are waited for. */
const RESTING = 2;
const PATIENCE = 240;

/** Waits until so many rings stand still. */
async function ringsRest(count: number): Promise<void> {
  let last = '';
  let resting = 0;
  for (let frame = 0; frame < PATIENCE && resting < RESTING; frame++) {
    await nextFrame();
    const now = JSON.stringify([drawnRings(), scrollX, scrollY]);
    resting = now === last && ringsOnPage().length === count ? resting + 1 : 0;
    last = now;
  }
}

/** Of one meant element: whether the ring is its own, and how far it is off, in CSS pixels. */
export interface Result {
  isOwn: boolean;
  /** None without a ring. */
  error: number | undefined;
}

function errorOf(tag: string): number | undefined {
  const right = ringOf(find(tag));
  const sides = ['left', 'top', 'right', 'bottom'] as const;
  const errors = drawnRings().map((ring) =>
    Math.max(...sides.map((side) => Math.abs(ring[side] - right[side]))),
  );
  return errors.length > 0 ? Math.min(...errors) : undefined;
}

/** Looks at the rings of the marked elements, and takes them away. */
export async function judge(marked: readonly string[]): Promise<Result[]> {
  await ringsRest(marked.length);
  const errors: (number | undefined)[] = [];
  for (const tag of marked) {
    if (drawnRings().length < marked.length) {
      find(tag).scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      await ringsRest(marked.length);
    }
    errors.push(errorOf(tag));
  }
  return marked.map((tag, at) => ({ isOwn: takesItsRing(tag), error: errors[at] }));
}

/**
 * The ring of an element goes away when something is done in it, and does not when something is done beside it: so it
 * is the element's own. True if just one ring went.
 */
function takesItsRing(tag: string): boolean {
  const element = find(tag);
  const input = () => new Event('input', { composed: true });
  const before = ringsOnPage().length;
  if (!element.closest('label')) outerOf(element)?.dispatchEvent(input());
  const isUntouched = ringsOnPage().length === before;
  element.dispatchEvent(input());
  return isUntouched && ringsOnPage().length === before - 1;
}
