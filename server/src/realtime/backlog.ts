/** The part of an Engine.IO connection that tells how much it still holds for a slow receiver. */
interface Connection {
  readonly transport: object;
  on(event: 'packetCreate', listener: (packet: { data?: unknown }) => void): unknown;
  on(event: 'flush', listener: () => void): unknown;
}

export interface Backlog {
  /** Bytes in Engine.IO's queue and in the WebSocket. */
  waiting(): number;
  /** Whether anything has left since this was asked last. */
  moved(): boolean;
}

/** Engine.IO queues without bound and tells nobody: https://github.com/socketio/engine.io/issues/420 */
export function watchBacklog(connection: Connection): Backlog {
  let queued = 0;
  let flushes = 0;
  let before = '';
  connection.on('packetCreate', ({ data }) => {
    queued += sizeOf(data);
  });
  // The whole queue has just moved into the transport.
  connection.on('flush', () => {
    queued = 0;
    flushes += 1;
  });
  return {
    waiting: () => queued + bufferedAmount(connection.transport),
    moved() {
      const { transport } = connection;
      const now = [flushes, bufferedAmount(transport), unwritten(transport)].join();
      const isOther = now !== before;
      before = now;
      return isOther;
    },
  };
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

/** Of the bytes in hand to the kernel those it has not taken; `bufferedAmount` counts them until the last one is gone. */
function unwritten(transport: object): number {
  const handle = within(within(webSocketOf(transport), '_socket'), '_handle');
  return handle && 'writeQueueSize' in handle ? Number(handle.writeQueueSize) : 0;
}

function within(owner: object | undefined, key: string): object | undefined {
  const found: unknown = owner && Reflect.get(owner, key);
  return typeof found === 'object' ? (found ?? undefined) : undefined;
}

/** Polling has no such socket. */
function webSocketOf(transport: object): object | undefined {
  return within(transport, 'socket');
}
