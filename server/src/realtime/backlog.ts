/** The part of an Engine.IO connection that tells how much it still holds for a slow receiver. */
interface Connection {
  readonly transport: object;
}

/** A WebSocket's state in which it sends. */
const OPEN = 1;

/**
 * What waits for one receiver. Engine.IO queues without bound and tells nobody: https://github.com/socketio/engine.io/issues/420
 * A class, because there is one for each connection, and functions of its own take memory.
 */
export class Backlog {
  readonly #connection: Connection;
  #counted = 0;
  #queued = 0;
  #flushes = 0;
  #before = '';

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Engine.IO's whole queue has just moved into the transport. */
  flushed(): void {
    this.#counted = 0;
    this.#queued = 0;
    this.#flushes += 1;
  }

  /** Bytes in Engine.IO's queue and in the WebSocket. */
  waiting(): number {
    const queue: unknown = within(this.#connection, 'writeBuffer');
    if (Array.isArray(queue))
      for (; this.#counted < queue.length; this.#counted += 1)
        this.#queued += sizeOf(queue[this.#counted].data);
    return this.#queued + bufferedAmount(this.#connection.transport);
  }

  /** Whether anything has left since this was asked last. */
  moved(): boolean {
    const { transport } = this.#connection;
    const now = [this.#flushes, bufferedAmount(transport), unwritten(transport)].join();
    const isOther = now !== this.#before;
    this.#before = now;
    return isOther;
  }
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

/** Past Engine.IO's queue, which must be empty. False if this transport cannot, or not any more. */
export function sendNow(transport: object, message: Uint8Array): boolean {
  const socket = webSocketOf(transport);
  if (!socket || !('readyState' in socket) || socket.readyState !== OPEN) return false;
  if (!('send' in socket) || typeof socket.send !== 'function') return false;
  socket.send(message);
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
