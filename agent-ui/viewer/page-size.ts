import type { Picture } from './picture.ts';
import type { Pins } from './pins.ts';

/** What the citizen sees of the page, in CSS pixels of the page. */
export interface CitizenView {
  width: number;
  height: number;
  scrollX: number;
  scrollY: number;
}

/** Taller pages are cut here: no form comes near, and a hostile page cannot make the console's memory grow. */
const TALLEST = 60_000;

/** The page as it was fitted: as long as it is the same, so is its height. */
export interface Fit {
  /** Of the whole page, in its own CSS pixels. */
  height: number;
  look: string;
}

/** Nothing is known of how a page would fit. */
export function unfitted(view: CitizenView): Fit {
  return { height: view.height, look: '' };
}

/**
 * Whether the page has not grown or shrunk since. It costs one layout, which its drawing needs anyway. A page that
 * fills its view by itself and shrinks looks the same here: it has to be fitted now and then without being asked.
 */
export function stillFits(picture: Picture, { look }: Fit): boolean {
  return look === lookOf(picture);
}

function lookOf(picture: Picture): string {
  const page = picture.document();
  const sizes = [page?.documentElement, page?.body].map(
    (box) => box && `${box.scrollWidth} ${box.scrollHeight} ${box.offsetHeight}`,
  );
  return sizes.join();
}

/**
 * Gives the frame the citizen's width and the page's whole height. The height is
 * measured in a view as tall as the citizen's: in the tall frame itself, boxes that fill the view would make
 * the page grow without end. What is pinned to the citizen's view is put where the citizen sees it.
 */
export function fitToPage(picture: Picture, view: CitizenView, pins: Pins): Fit {
  const { frame } = picture;
  const page = picture.document();
  const window = frame.contentWindow;
  if (!page?.documentElement || !window) return unfitted(view);
  pins.release();
  picture.setViewHeight(view.height);
  frame.style.width = `${view.width}px`;
  frame.style.height = `${view.height}px`;
  window.scrollTo({ left: view.scrollX, top: view.scrollY, behavior: 'instant' });
  const whole = Math.max(page.documentElement.scrollHeight, page.body?.scrollHeight ?? 0, view.height);
  const height = Math.min(whole, TALLEST);
  pins.note(window.scrollY);
  frame.style.height = `${height}px`;
  window.scrollTo({ left: view.scrollX, top: 0, behavior: 'instant' });
  pins.put();
  return { height, look: lookOf(picture) };
}
