/** What runs in the console's page: viewers as production has them. Each function stands alone, as it travels as text. */

interface Seat {
  port: MessagePort;
  /** Pages of which the viewer has said that it shows them. */
  shown: Set<string>;
  troubles: string[];
}

declare global {
  var hostileSeats: Seat[];
  var hostileRan: string[];
  var hostileFocus: HTMLElement;
}

interface Setting {
  viewer: string;
  count: number;
  texts: object;
  assets: object;
}

/** Opens viewers side by side and waits until each is ready. */
export async function openViewers({ viewer, count, texts, assets }: Setting): Promise<void> {
  globalThis.hostileRan = [];
  globalThis.addEventListener('message', ({ data }) => {
    if (typeof data === 'string' && data.includes('hostile')) globalThis.hostileRan.push(data);
  });
  const stage = document.createElement('div');
  stage.style.cssText =
    'position:fixed;inset:0;display:grid;grid-template-columns:repeat(3,1fr);background:#fff';
  document.body.append(stage);
  // What the agent is writing in.
  globalThis.hostileFocus = document.createElement('input');
  const open = (frame: HTMLIFrameElement) =>
    new Promise<Seat>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      const seat: Seat = { port: port1, shown: new Set(), troubles: [] };
      port1.onmessage = ({ data }) => {
        if (data.t === 'ready') {
          for (const message of [texts, assets, { t: 'shown', as: 'live' }]) port1.postMessage(message);
          resolve(seat);
        }
        if (data.t === 'picture') seat.shown.add(data.page);
        if (data.t === 'trouble') seat.troubles.push(`${data.page} ${data.reason}`);
      };
      frame.addEventListener('load', () => frame.contentWindow?.postMessage({ t: 'init' }, viewer, [port2]));
    });
  globalThis.hostileSeats = await Promise.all(
    Array.from({ length: count }, () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
      frame.referrerPolicy = 'no-referrer';
      frame.style.cssText = 'width:100%;height:100%;border:0';
      frame.src = `${viewer}/`;
      const opened = open(frame);
      stage.append(frame);
      return opened;
    }),
  );
  document.body.append(globalThis.hostileFocus);
  globalThis.hostileFocus.focus();
}

/** Hands each viewer a page and its events. JSON, because it alone carries keys like `__proto__` and 1e999. */
export function showPages(pages: { page: string; json: string }[]): void {
  for (const [at, { page, json }] of pages.entries()) {
    const port = globalThis.hostileSeats[at]?.port;
    port?.postMessage({ t: 'page', page });
    const events: unknown[] = JSON.parse(json);
    for (let from = 0; from < events.length; from += 500)
      port?.postMessage({ t: 'events', page, events: events.slice(from, from + 500) });
  }
}

/** Waits until each viewer shows its page; which pages are still missing after twenty seconds. */
export async function waitForPages(pages: string[]): Promise<string[]> {
  const until = performance.now() + 20_000;
  const missing = () => pages.filter((page, at) => !globalThis.hostileSeats[at]?.shown.has(page));
  while (missing().length > 0 && performance.now() < until)
    await new Promise((drawn) => requestAnimationFrame(drawn));
  return missing();
}

/** What a stream has changed about the console itself. */
export function consoleFaults(): string[] {
  const faults = globalThis.hostileRan.splice(0).map((words) => `ran: ${words}`);
  if (document.activeElement !== globalThis.hostileFocus) faults.push('focus left what the agent was doing');
  if ('hostile' in Object.prototype) faults.push('the console’s prototypes are changed');
  return faults;
}

/** The same of a viewer, after some frames have been drawn. */
export async function viewerFaults(): Promise<string[]> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let frames = 0; frames < 4; frames++) await drawn();
  const faults: string[] = [];
  const frames = [...document.querySelectorAll('iframe')];
  if (frames.length > 1) faults.push(`${frames.length} frames`);
  if ('hostile' in Object.prototype) faults.push('the viewer’s prototypes are changed');
  if ('hostileDone' in globalThis) faults.push('a script ran in the viewer');
  const active = document.activeElement;
  if (active && active !== document.body) faults.push(`focus went to ${active.localName}`);
  for (const frame of frames) {
    if (frame.getAttribute('sandbox') !== 'allow-same-origin')
      faults.push('the picture’s sandbox is another');
    const page = frame.contentDocument;
    const inside = frame.contentWindow;
    if (!page || !inside) faults.push('the picture went to another page');
    else {
      if (page.URL !== 'about:blank' && !page.URL.startsWith(location.origin))
        faults.push(`the picture is ${page.URL}`);
      if (inside.length > 0 || page.querySelector('iframe, frame, object, embed, script, base, video, audio'))
        faults.push('something that loads was built');
      if ('hostileDone' in inside) faults.push('a script ran in the picture');
      const inner = page.activeElement;
      if (inner && inner !== page.body && inner !== page.documentElement)
        faults.push(`focus went to the page’s ${inner.localName}`);
      for (const field of page.querySelectorAll('input, textarea, select')) {
        if (
          field.getAttribute('autocomplete') !== 'off' ||
          field.getAttribute('type') === 'password' ||
          field.hasAttribute('name')
        )
          faults.push(`a field may be filled in: ${field.outerHTML.slice(0, 200)}`);
      }
    }
  }
  return faults;
}

/** Whether the viewer shows these words. */
export function showsWords(words: string[]): string {
  const page = document.querySelector('iframe')?.contentDocument;
  const shown = page?.body?.textContent ?? '';
  return words.find((one) => shown === one) ?? `«${shown.slice(0, 80)}»`;
}
