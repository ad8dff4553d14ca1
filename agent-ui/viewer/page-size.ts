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

/**
 * Gives the frame the citizen's width and the page's whole height, and returns that height. The height is
 * measured in a view as tall as the citizen's: in the tall frame itself, boxes that fill the view would make
 * the page grow without end. What is pinned to the citizen's view is put where the citizen sees it.
 */
export function fitToPage(picture: Picture, view: CitizenView, pins: Pins): number {
  const { frame } = picture;
  const page = picture.document();
  const window = frame.contentWindow;
  if (!page?.documentElement || !window) return view.height;
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
  return height;
}
