/** A polling connection is many requests, and it may turn into a WebSocket: each must come from the page that opened it. */
import type { IncomingMessage } from 'node:http';
import { pageOrigin } from './handshake-headers.ts';

export interface PagesOfConnections {
  opened(connection: object, request: IncomingMessage): void;
  closed(connection: object): void;
  /** False for a request that names a connection of another page. Handshakes are judged elsewhere. */
  admits(request: IncomingMessage): boolean;
}

export function createPagesOfConnections(consoleOrigin: string): PagesOfConnections {
  const origins = new Map<string, string | undefined>();
  return {
    opened: (connection, { headers }) =>
      void origins.set(idOf(connection), pageOrigin(headers, consoleOrigin)),
    closed: (connection) => void origins.delete(idOf(connection)),
    admits(request) {
      const ids = new URL(request.url ?? '', 'http://relay').searchParams.getAll('sid');
      // Which of two ids counts is for Engine.IO to say, so there may not be two.
      if (ids.length > 1) return false;
      const [id] = ids;
      if (id === undefined || !origins.has(id)) return true;
      return origins.get(id) === pageOrigin(request.headers, consoleOrigin);
    },
  };
}

/** Engine.IO keeps the id by which requests name their connection to itself. */
function idOf(connection: object): string {
  return 'id' in connection && typeof connection.id === 'string' ? connection.id : '';
}
