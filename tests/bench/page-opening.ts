/** From the press that opens a page of the console to the frame in which it stands, and what of that was the server. */
import { texts } from '@medkig/agent-ui/strings';
import type { Locator, Page } from 'playwright';

export interface Opening {
  /** From the press to the second frame after heading and content, in milliseconds. */
  painted: number;
  /** The page's requests alone, all at once, until the last answer is read, in milliseconds; 0 for none. */
  asked: number;
  /** Their paths. */
  requests: string[];
}

export async function openPage(console: Page, press: Locator): Promise<Opening> {
  await console.evaluate(watchPress, texts.da['app.loading']);
  const requests: string[] = [];
  const hear = (request: { url(): string; method(): string }) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/') && request.method() === 'GET') requests.push(pathname + search);
  };
  console.on('request', hear);
  await press.click();
  const painted = await console.evaluate((): Promise<number> => Reflect.get(window, 'benchPainted'));
  console.off('request', hear);
  return { painted, asked: requests.length > 0 ? await console.evaluate(ask, requests) : 0, requests };
}

/**
 * The page is there when a heading stands that did not stand before, and nothing is being fetched any more. A
 * MutationObserver is told before the next frame, and the frame after that one has it painted.
 */
function watchPress(loading: string): void {
  const heading = () => document.querySelector('.page h1');
  const before = heading();
  const painted = new Promise<number>((resolve) => {
    const pressed = ({ timeStamp }: Event) => {
      const judge = () => {
        const now = heading();
        const page = document.querySelector('.page');
        if (!now || now === before || page?.textContent.includes(loading)) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp)));
      };
      const observer = new MutationObserver(judge);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    };
    document.addEventListener('click', pressed, { capture: true, once: true });
  });
  Object.assign(window, { benchPainted: painted });
}

async function ask(paths: string[]): Promise<number> {
  const started = performance.now();
  await Promise.all(paths.map(async (path) => (await fetch(path, { cache: 'no-store' })).text()));
  return performance.now() - started;
}
