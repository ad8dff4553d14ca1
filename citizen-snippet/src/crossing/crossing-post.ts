/** Where a sealed note waits. JSON sent as text needs no preflight, for which a page that is being left has no time. */
import type { Crossing } from '@medkig/api/crossing';

export interface CrossingPost {
  /** Nobody waits for it: the page is being left. */
  hand(crossing: Crossing): void;
  /** Undefined when there is none, or no more. */
  collect(id: string): Promise<string | undefined>;
}

/** The note may have left later than the page that asks for it: waits between the tries, in milliseconds. */
const PAUSES_MS = [0, 300, 900];

export function createCrossingPost(
  window: Window & typeof globalThis,
  server: string,
  site: string,
): CrossingPost {
  const address = `${server}/embed/v1/sites/${site}/crossings`;

  function post(path: string, body: object): Promise<Response> {
    return window.fetch(address + path, {
      method: 'POST',
      body: JSON.stringify(body),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      keepalive: true,
    });
  }

  async function ask(id: string): Promise<string | undefined> {
    try {
      const answer = await post('/collect', { id });
      const box = await answer.text();
      return answer.ok && /^[\w-]+$/.test(box) ? box : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    hand: (crossing) => void post('', crossing).catch(() => {}),
    async collect(id) {
      for (const pause of PAUSES_MS) {
        await new Promise((resolve) => window.setTimeout(resolve, pause));
        const box = await ask(id);
        if (box !== undefined) return box;
      }
      return undefined;
    },
  };
}
