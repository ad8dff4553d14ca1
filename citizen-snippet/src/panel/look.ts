/** How a municipality looks in its panel: its colour, a greeting and its logo. Fetched where it has set one of them. */
import { lookSchema } from '@medkig/api/look';
import * as v from 'valibot';
import type { Language } from '../strings.ts';
import { make } from './element.ts';

/** The logo's height, in em and in pixels of a screen that draws four for each CSS pixel. */
const HEIGHT = { em: 1.7, pixels: 120 };

/** Once for each head: the look changes with the page that is loaded next. */
const dressed = new WeakSet<HTMLElement>();

/** @param head the top of a card; the card's form, if it has one, gets the greeting before it */
export async function dress(head: HTMLElement, look: unknown, language: Language): Promise<void> {
  const read = v.safeParse(lookSchema, look);
  if (!read.success || dressed.has(head)) return;
  dressed.add(head);
  const { colour, greeting, logo } = read.output;
  if (colour) head.style.borderBottom = `3px solid ${colour}`;
  const words = greeting?.[language];
  const form = head.parentElement?.querySelector('form');
  if (words) form?.before(greetingOf(words));
  if (logo) head.firstElementChild?.replaceWith(await drawn(logo));
}

function greetingOf(words: string): HTMLElement {
  const element = make('p', {}, words);
  Object.assign(element.style, { margin: '.8em 0 0', fontWeight: '600' });
  return element;
}

/** Drawn, not loaded: a page's policy hears of no picture. On white, as logos are made for. */
async function drawn(logo: string): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(blobOf(logo), {
    resizeHeight: HEIGHT.pixels,
    resizeQuality: 'high',
  });
  // The municipality's name stands beside it.
  const canvas = make('canvas', { 'aria-hidden': 'true' });
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  Object.assign(canvas.style, {
    flex: 'none',
    height: `${HEIGHT.em}em`,
    maxWidth: '6em',
    objectFit: 'contain',
    padding: '2px',
    borderRadius: '4px',
    background: '#fff',
  });
  return canvas;
}

/** `fetch` of such an address would ask the page's policy. */
function blobOf(address: string): Blob {
  const [type = '', base64 = ''] = address
    .split(/[:;,]/)
    .filter((part) => part !== 'data' && part !== 'base64');
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
}
