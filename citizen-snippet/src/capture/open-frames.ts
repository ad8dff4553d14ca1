/**
 * Lets the recorder into the frames of the page's own site, whose documents then are as much of the page as a shadow
 * root is. A frame that lies in what is left out, or whose page is shown to nobody, stays a box, as does one of
 * another site, which no script can look into.
 */
import { inPage, openFrame, scaleOf } from '@medkig/guidance/marks/frames';
import { type Policy, selectorsOf } from '@medkig/privacy/policy';
import { sources } from '@medkig/privacy/replay-event';
import { isNever } from '../never-watch.ts';
import { isElement } from './any-realm.ts';
import { isWithin } from './around.ts';
import type { Capture } from './capture.ts';
import { leanRecord } from './lean-record.ts';
import { spaced } from './spaced.ts';

interface OpenFramesDeps {
  window: Window & typeof globalThis;
  policy: Policy;
  capture: Pick<Capture, 'watch' | 'checkout' | 'tell' | 'idOf'>;
}

interface OpenFrame {
  content: Document;
  stop(): void;
}

export interface OpenFrames {
  /** Whether the page of an open frame has become one that is shown to nobody. */
  isNever(): boolean;
  stop(): void;
}

/** Nothing can be read in a frame that is smaller, in CSS pixels: pages use such for their own errands. */
const SMALLEST = 10;
/** A page with more frames than this has them for something else than to be read. */
const MOST = 50;
/** A frame that is opened costs a full snapshot, and a page may load its frames without end (milliseconds). */
const LOOK_MS = 2000;
/** As the recorder tells where the mouse is: no more often than this (milliseconds). */
const MOUSE_MS = 333;
/** rrweb's number for a click. */
const CLICK = 2;

const { frames: recorded } = leanRecord;

export function openFrames({ window, policy, capture }: OpenFramesDeps): OpenFrames {
  const { document } = window;
  const { idOf } = capture;
  const { closed } = selectorsOf(policy);
  const open = new Map<HTMLIFrameElement, OpenFrame>();
  const looks = spaced(window, LOOK_MS, look);
  // Older than the recorder's own observers in the frames, so what is to be left out is so before they tell of it.
  const marks = new window.MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      if (attributeName === null) written(target);
      else if (attributeName !== 'style') marked(target as HTMLIFrameElement);
    }
    looks.ask();
  });
  const sizes = new window.ResizeObserver((changes) => {
    looks.ask();
    // The recorder tells the size of what it leaves out once.
    for (const { target } of changes)
      tellOf(target as HTMLIFrameElement, { style: sizeOf(target as HTMLIFrameElement) });
  });

  function meet(frame: HTMLIFrameElement): void {
    sizes.observe(frame);
    marks.observe(frame, { attributes: true });
  }

  /** Opens what may be seen and closes what may not be any more. */
  function look(): void {
    for (const frame of [...open.keys()]) review(frame);
    const fresh = [...document.querySelectorAll('iframe')].filter(
      (frame) => !open.has(frame) && open.size < MOST && begin(frame),
    );
    if (fresh.length > 0) capture.checkout();
  }

  /** Its document, if it may be seen. A page that has made its own of what is asked here has closed it. */
  function readable(frame: HTMLIFrameElement): Document | undefined {
    try {
      const { contentDocument, clientWidth, clientHeight } = frame;
      if (!contentDocument?.body || Math.min(clientWidth, clientHeight) < SMALLEST) return undefined;
      if (contentDocument.defaultView?.frameElement !== frame || isPrivate(contentDocument)) return undefined;
      return isWithin(frame, closed) ? undefined : contentDocument;
    } catch {
      return undefined;
    }
  }

  /** An editor's document is all the citizen's; that of a page shown to nobody is nobody's. */
  function isPrivate({ designMode, defaultView }: Document): boolean {
    // One that has been left for another is nowhere.
    if (!defaultView) return false;
    return designMode === 'on' || defaultView.origin !== window.origin || isNever(defaultView, policy);
  }

  function begin(frame: HTMLIFrameElement): boolean {
    const content = readable(frame);
    if (!content) return false;
    let movedAt = Number.NEGATIVE_INFINITY;
    const moved = (event: MouseEvent) => {
      if (event.timeStamp - movedAt < MOUSE_MS) return;
      movedAt = event.timeStamp;
      const { left: x, top: y } = placeOf(event, content);
      capture.tell({ source: sources.mouseMove, positions: [{ x, y, id: idAt(event), timeOffset: 0 }] });
    };
    const clicked = (event: MouseEvent) => {
      const { left: x, top: y } = placeOf(event, content);
      capture.tell({ source: sources.mouseInteraction, type: CLICK, id: idAt(event), x, y });
    };
    const pressed = ({ key }: KeyboardEvent) => {
      // What Escape takes back is listened for on the page.
      if (key === 'Escape') window.dispatchEvent(new window.KeyboardEvent('keydown', { key }));
    };
    const stopped = new AbortController();
    const listening = { capture: true, signal: stopped.signal };
    try {
      content.addEventListener('mousemove', moved, listening);
      content.addEventListener('click', clicked, listening);
      content.addEventListener('keydown', pressed, listening);
      marks.observe(content, { childList: true });
      const stops = [openFrame(frame, content), capture.watch(content)];
      const stop = () => {
        stopped.abort();
        for (const end of stops) end();
      };
      open.set(frame, { content, stop });
    } catch {
      stopped.abort();
      return false;
    }
    recorded.set(frame, content);
    recorded.set(content, frame);
    return true;
  }

  function close(frame: HTMLIFrameElement): void {
    const was = open.get(frame);
    if (!was) return;
    open.delete(frame);
    recorded.delete(frame);
    recorded.delete(was.content);
    was.stop();
  }

  /** To the agent it is a box again, at once: what the recorder goes on telling of it names nothing they have. */
  function shut(frame: HTMLIFrameElement): void {
    const { parentNode, className } = frame;
    const id = idOf(frame);
    const parentId = parentNode && idOf(parentNode);
    if (id && parentId) {
      const { width, height } = sizeOf(frame);
      const attributes = { class: className, rr_width: width, rr_height: height };
      const node = { type: 2, tagName: 'iframe', attributes, childNodes: [], id };
      let next = frame.nextSibling;
      while (next && !idOf(next)) next = next.nextSibling;
      change({
        removes: [{ parentId, id }],
        adds: [{ parentId, nextId: (next && idOf(next)) ?? null, node }],
      });
    }
    close(frame);
  }

  function review(frame: HTMLIFrameElement): void {
    const is = open.get(frame);
    if (is && readable(frame) !== is.content) shut(frame);
  }

  /** A document that is written anew has forgotten all who listened to it. */
  function written(content: Node): void {
    for (const [frame, is] of [...open]) if (is.content === content) shut(frame);
  }

  /** The recorder tells nothing of a frame's own marks. */
  function marked(frame: HTMLIFrameElement): void {
    review(frame);
    tellOf(frame, { class: frame.className });
  }

  function change(changes: object): void {
    capture.tell({ source: sources.mutation, texts: [], attributes: [], removes: [], adds: [], ...changes });
  }

  function idAt({ target }: Event): number {
    return (isElement(target) && idOf(target)) || -1;
  }

  function tellOf(frame: HTMLIFrameElement, attributes: object): void {
    const id = idOf(frame);
    if (id && open.has(frame)) change({ attributes: [{ id, attributes }] });
  }

  function loaded({ target }: Event): void {
    if (!isElement(target) || target.localName !== 'iframe') return;
    const frame = target as HTMLIFrameElement;
    meet(frame);
    // A script that puts an empty frame into the page waits for this: the recorder has yet to tell of it.
    window.queueMicrotask(() => {
      review(frame);
      looks.ask();
    });
  }

  document.addEventListener('load', loaded, true);
  for (const frame of document.querySelectorAll('iframe')) meet(frame);
  looks.ask();

  return {
    isNever() {
      try {
        return [...open.values()].some(({ content }) => isPrivate(content));
      } catch {
        return true;
      }
    },
    stop() {
      document.removeEventListener('load', loaded, true);
      looks.stop();
      sizes.disconnect();
      marks.disconnect();
      for (const frame of [...open.keys()]) close(frame);
    },
  };
}

/** Before any transform, which it goes through where it is shown. */
function sizeOf(frame: HTMLIFrameElement) {
  const box = frame.getBoundingClientRect();
  const scale = scaleOf(frame);
  const [width, height] = [box.width / scale, box.height / scale];
  return { width: `${width}px`, height: `${height}px` };
}

function placeOf({ clientX, clientY }: MouseEvent, content: Document) {
  return inPage({ left: clientX, top: clientY, width: 0, height: 0 }, content.documentElement);
}
