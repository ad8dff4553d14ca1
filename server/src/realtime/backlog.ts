/** The part of an Engine.IO connection that tells how much it still holds for a slow receiver. */
interface Connection {
  readonly transport: object;
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
}

/**
 * Returns a function that tells the bytes waiting on this connection, in Engine.IO's queue and in the WebSocket.
 * Engine.IO queues without bound and tells nobody: https://github.com/socketio/engine.io/issues/420
 */
export function watchBacklog(connection: Connection): () => number {
  let queued = 0;
  connection.on('packetCreate', ({ data }) => {
    queued += sizeOf(data);
  });
  // The whole queue has just moved into the transport.
  connection.on('flush', () => {
    queued = 0;
  });
  return () => queued + bufferedAmount(connection.transport);
}

/** Bytes of a binary message, characters of a text. */
export function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.length : 0;
}

/** Closes at once, without waiting for a receiver that does not read. False if this transport cannot. */
export function terminate(transport: object): boolean {
  const socket = webSocketOf(transport);
  if (!socket || !('terminate' in socket) || typeof socket.terminate !== 'function') return false;
  socket.terminate();
  return true;
}

function bufferedAmount(transport: object): number {
  const socket = webSocketOf(transport);
  if (!socket || !('bufferedAmount' in socket)) return 0;
  return typeof socket.bufferedAmount === 'number' ? socket.bufferedAmount : 0;
}

/** Polling has no such socket. */
function webSocketOf(transport: object): object | undefined {
  if (!('socket' in transport) || typeof transport.socket !== 'object') return undefined;
  return transport.socket ?? undefined;
}
