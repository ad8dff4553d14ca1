/** The net between one page and the relay, as it is on a bad evening. */
import type { Page, WebSocketRoute } from 'playwright';

export interface SlowNet {
  /** Sealed frames from this page wait from now on. */
  hold(): void;
  /** They arrive, in order. */
  release(): Promise<void>;
  /** The connection breaks, and no new one comes about until `release`. */
  cut(): Promise<void>;
}

/** Loads the page anew: only then is its net in our hands. */
export async function slowNet(page: Page): Promise<SlowNet> {
  const open = new Set<{ route: WebSocketRoute; server: WebSocketRoute }>();
  let waiting: (() => void)[] = [];
  let holds = false;

  await page.context().routeWebSocket('**/relay/**', (route) => {
    const server = route.connectToServer();
    open.add({ route, server });
    route.onMessage((message) => {
      const isFrame = typeof message !== 'string';
      if (holds && isFrame) waiting.push(() => server.send(message));
      else server.send(message);
    });
  });

  await page.reload();

  return {
    hold: () => {
      holds = true;
    },
    release: async () => {
      await page.context().setOffline(false);
      holds = false;
      for (const send of waiting) send();
      waiting = [];
    },
    cut: async () => {
      await page.context().setOffline(true);
      const closing = [...open].map(({ route, server }) => Promise.all([route.close(), server.close()]));
      open.clear();
      await Promise.all(closing);
    },
  };
}
