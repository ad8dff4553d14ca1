/** What a page has handed to its connection and the network has not taken yet. Socket.IO itself does not tell. */
import type { Manager } from 'socket.io-client';

/** Bytes in Engine.IO's queue and in the WebSocket; over polling the queue alone. */
export function waitingBytes({ engine }: Manager): number {
  const queued = engine.writeBuffer.reduce((sum, { data }) => sum + sizeOf(data), 0);
  return queued + bufferedAmount(engine.transport);
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.length : 0;
}

function bufferedAmount(transport: object): number {
  return 'ws' in transport && transport.ws instanceof WebSocket ? transport.ws.bufferedAmount : 0;
}
