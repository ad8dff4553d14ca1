import type { Page } from 'playwright';

/** How a page has spoken with the relay. */
export interface Wire {
  /** Messages that came over a WebSocket. */
  socketMessages(): number;
  /** Bytes of the binary messages that went over a WebSocket. */
  bytesSent(): number;
  /** Requests of the long-polling transport. */
  polls(): number;
}

export function watchWire(page: Page): Wire {
  let socketMessages = 0;
  let bytesSent = 0;
  let polls = 0;
  page.on('websocket', (socket) => {
    socket.on('framereceived', () => {
      socketMessages += 1;
    });
    socket.on('framesent', ({ payload }) => {
      if (typeof payload !== 'string') bytesSent += payload.length;
    });
  });
  page.on('request', (sent) => {
    if (sent.url().includes('transport=polling')) polls += 1;
  });
  return { socketMessages: () => socketMessages, bytesSent: () => bytesSent, polls: () => polls };
}
