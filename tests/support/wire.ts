import type { Page } from 'playwright';

/** How a page has spoken with the relay. */
export interface Wire {
  /** Messages that came over a WebSocket. */
  socketMessages(): number;
  /** Requests of the long-polling transport. */
  polls(): number;
}

export function watchWire(page: Page): Wire {
  let socketMessages = 0;
  let polls = 0;
  page.on('websocket', (socket) => {
    socket.on('framereceived', () => {
      socketMessages += 1;
    });
  });
  page.on('request', (sent) => {
    if (sent.url().includes('transport=polling')) polls += 1;
  });
  return { socketMessages: () => socketMessages, polls: () => polls };
}
