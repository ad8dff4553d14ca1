/**
 * Frames of the page's own site that the agent sees into: their elements are the page's as the agent has it, and each
 * lies in a viewport of its own. Elements of documents that nobody has let in are in no frame as far as this knows, so
 * the agent's replayed page, which itself stands in a frame, is measured from its own corner.
 */
import type { Box } from './box.ts';

/** Those that are open, by their document. */
const frames = new Map<Document, HTMLIFrameElement>();
const listeners = new Set<{ type: string; handler: (event: Event) => void }>();

/** From now on the frame's document belongs to the page. Returns how to end it. */
export function openFrame(frame: HTMLIFrameElement, document: Document): () => void {
  frames.set(document, frame);
  for (const { type, handler } of listeners) document.addEventListener(type, handler, true);
  return () => {
    frames.delete(document);
    for (const { type, handler } of listeners) document.removeEventListener(type, handler, true);
  };
}

/** The open frame that a document stands in. */
export function frameOf(document: Document): HTMLIFrameElement | undefined {
  return frames.get(document);
}

/** The document in an open frame; undefined for any other element. */
export function contentOf(element: Element | null): Document | undefined {
  const content = element && 'contentDocument' in element ? element.contentDocument : undefined;
  return frames.has(content as Document) ? (content as Document) : undefined;
}

/** Hears what happens in the window and, before the page does, in every frame that is or will be open. */
export function listenThrough(
  window: Window,
  type: 'input' | 'click' | 'focusin' | 'focusout',
  handler: (event: Event) => void,
): () => void {
  const listener = { type, handler };
  listeners.add(listener);
  for (const part of [window, ...frames.keys()]) part.addEventListener(type, handler, true);
  return () => {
    listeners.delete(listener);
    for (const part of [window, ...frames.keys()]) part.removeEventListener(type, handler, true);
  };
}

/** A box in the viewport of an element's document, as it lies in the page's viewport. */
export function inPage({ left, top, width, height }: Box, { ownerDocument }: Node): Box {
  let box = { left, top, width, height };
  for (let frame = frameIn(ownerDocument); frame; frame = frameIn(frame.ownerDocument)) {
    const view = windowOf(frame);
    const scale = scaleOf(frame);
    box = {
      left: view.left + box.left * scale,
      top: view.top + box.top * scale,
      width: box.width * scale,
      height: box.height * scale,
    };
  }
  return box;
}

/** Where an element is drawn, in the page's viewport. */
export function drawnBox(element: Element): Box {
  return inPage(element.getBoundingClientRect(), element);
}

/** What can be seen of a frame's document, in the viewport that the frame stands in. */
export function windowOf(frame: HTMLIFrameElement): Box {
  const { ownerDocument, contentWindow, clientLeft, clientTop } = frame;
  const { left, top } = frame.getBoundingClientRect();
  const { paddingLeft, paddingTop } = (ownerDocument.defaultView ?? window).getComputedStyle(frame);
  const scale = scaleOf(frame);
  return {
    left: left + (clientLeft + Number.parseFloat(paddingLeft)) * scale,
    top: top + (clientTop + Number.parseFloat(paddingTop)) * scale,
    width: (contentWindow?.innerWidth ?? 0) * scale,
    height: (contentWindow?.innerHeight ?? 0) * scale,
  };
}

/** How much larger than it is laid out an element is drawn, by transforms and zoom; of one that is turned a guess. */
export function scaleOf(element: HTMLElement): number {
  const { width, height } = element.getBoundingClientRect();
  const laidOut = element.offsetWidth + element.offsetHeight;
  // What is laid out is told in whole pixels.
  return Math.abs(width + height - laidOut) <= 1 ? 1 : (width + height) / laidOut;
}

function frameIn(document: Document | null): HTMLIFrameElement | undefined {
  return document ? frames.get(document) : undefined;
}
