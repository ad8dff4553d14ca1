/**
 * The citizen points at a part of the page that the agent is not to see: by mouse or finger, or by the keyboard,
 * where the arrows walk from part to part. The page itself gets none of these presses.
 */

import { atLeast } from '@medkig/guidance/marks/box';
import { nameOf, wholeBoxOf } from '@medkig/guidance/marks/field';
import { pickStyle } from './pick-style.ts';

export interface PickPartOptions {
  window: Window & typeof globalThis;
  root: ShadowRoot;
  /** What to do, for who does not see the outline. */
  name: string;
  picked(part: Element): void;
  left(): void;
}

/** What the keyboard stops at: parts that a person would name. */
const PARTS =
  'h1, h2, h3, h4, h5, h6, p, li, dl, table, fieldset, figure, img, label, input, select, textarea, button, a[href], section, article, form';

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowRight', 1],
  ['ArrowUp', -1],
  ['ArrowLeft', -1],
]);

/** Smallest outline, in CSS pixels. */
const SMALLEST = 24;

/** Returns how to leave it. */
export function pickPart({ window, root, name, picked, left }: PickPartOptions): () => void {
  const { document } = window;
  const cameFrom = root.activeElement;
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(pickStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const catcher = make('medkig-pick', { tabindex: '0', role: 'application', 'aria-label': name });
  const said = make('medkig-said', { role: 'status' });
  const outline = make('medkig-picked', { 'aria-hidden': 'true', hidden: '' });
  root.prepend(catcher, outline, said);
  catcher.focus({ preventScroll: true });
  let part: Element | undefined;
  let frame = window.requestAnimationFrame(follow);

  function make(className: string, attributes: Record<string, string>): HTMLElement {
    const element = document.createElement('div');
    element.className = className;
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  }

  function follow(): void {
    const own = part?.isConnected ? part.getBoundingClientRect() : undefined;
    outline.hidden = !own;
    if (own) {
      const box = atLeast(own, SMALLEST);
      outline.style.translate = `${box.left}px ${box.top}px`;
      outline.style.width = `${box.width}px`;
      outline.style.height = `${box.height}px`;
    }
    frame = window.requestAnimationFrame(follow);
  }

  function partAt({ clientX, clientY }: MouseEvent): Element | undefined {
    const under = document.elementsFromPoint(clientX, clientY).find((element) => element !== root.host);
    return under && under !== document.body && under !== document.documentElement ? under : undefined;
  }

  function walk(step: number): void {
    const parts = [...document.querySelectorAll(PARTS)].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
    });
    const at = part ? parts.indexOf(part) : -1;
    const first = parts.findIndex((element) => element.getBoundingClientRect().top >= 0);
    const next = parts[at === -1 ? Math.max(first, 0) : at + step];
    if (!next) return;
    part = next;
    if (wholeBoxOf(next)) next.scrollIntoView({ block: 'center', behavior: 'instant' });
    said.textContent = nameOf(next);
  }

  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : STEPS.get(event.key);
    if (event.key === 'Escape') left();
    else if (event.key === 'Enter' && part) picked(part);
    else if (step) walk(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  catcher.addEventListener('keydown', onKey);
  catcher.addEventListener('pointermove', (event) => {
    part = partAt(event);
  });
  catcher.addEventListener('click', (event) => {
    part = partAt(event);
    if (part) picked(part);
  });

  return () => {
    window.cancelAnimationFrame(frame);
    for (const element of [catcher, outline, said]) element.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  };
}
