/** Where the part of a page stands in which secrets come and move: on the page, or in a frame of its own site. */
import { quote } from './markup.ts';

export const framings = [
  'a frame with an address',
  'a frame with its page in an attribute',
  'a frame that comes later',
  'a frame that is given its address later',
  'a frame that goes to another page',
  'a frame that is written',
  'a frame that is written and not closed',
] as const;
type Framing = (typeof framings)[number];
export type Surrounding = 'the page' | Framing;

/** Where the server has what stands in the frame, and a page before it. */
export const INSIDE = '/inde';
const BEFORE = '/foer';

/** Lower than all that a test puts into it, so that there is something to scroll. */
const SIZE = 'width="900" height="700"';

/** What is served around it. */
export function servedAround(surrounding: Surrounding, body: string): string {
  switch (surrounding) {
    case 'the page':
      return body;
    case 'a frame with an address':
      return `<iframe id="frame" ${SIZE} src="${INSIDE}"></iframe>`;
    case 'a frame with its page in an attribute':
      return `<iframe id="frame" ${SIZE} srcdoc="${quote(pageOf(body))}"></iframe>`;
    case 'a frame that goes to another page':
      return `<iframe id="frame" ${SIZE} src="${BEFORE}"></iframe>`;
    case 'a frame that comes later':
      return '';
    case 'a frame that is given its address later':
    case 'a frame that is written':
    case 'a frame that is written and not closed':
      return `<iframe id="frame" ${SIZE}></iframe>`;
    default: {
      const never: never = surrounding;
      return never;
    }
  }
}

export function pageOf(body: string): string {
  return `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Flytning</title></head><body><h1>Sag</h1>${body}</body></html>`;
}

/** What the page does, once it is seen, to bring it there. Runs inside the page. */
export function bring(surrounding: Surrounding, html: string): void {
  const frame = document.querySelector<HTMLIFrameElement>('#frame');
  switch (surrounding) {
    case 'the page':
    case 'a frame with an address':
    case 'a frame with its page in an attribute':
      return;
    case 'a frame that comes later': {
      const late = document.createElement('iframe');
      late.id = 'frame';
      late.width = '900';
      late.height = '700';
      late.srcdoc = html;
      document.body.append(late);
      return;
    }
    case 'a frame that is given its address later':
      if (frame) frame.src = INSIDE;
      return;
    case 'a frame that goes to another page':
      frame?.contentWindow?.location.assign(INSIDE);
      return;
    case 'a frame that is written':
    case 'a frame that is written and not closed': {
      const content = frame?.contentDocument;
      content?.open();
      content?.write(html);
      if (surrounding === 'a frame that is written') content?.close();
      return;
    }
    default: {
      const never: never = surrounding;
      return never;
    }
  }
}
