/**
 * Our own Socket.IO parser, used on both ends. A sealed frame is one binary WebSocket message and nothing
 * else; every other packet is one text message `type[id]json`. Socket.IO's own parser needs two messages
 * for each binary event.
 *
 * Packet shape: https://github.com/socketio/socket.io-protocol (only the default namespace is spoken).
 */
import { type DefaultEventsMap, Emitter } from '@socket.io/component-emitter';
import { FRAME_EVENT } from './messages.ts';

const CONNECT = 0;
const DISCONNECT = 1;
const EVENT = 2;
const ACK = 3;
const CONNECT_ERROR = 4;

/** Control packets are small; a longer text is an attack. In characters. */
const MAX_TEXT = 8192;

/** Socket.IO's own events: one that came over the wire must not set off what they set off. */
const RESERVED = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}

/** Socket.IO calls `encode` and writes each returned item as one message. */
export class Encoder {
  encode(packet: Packet): (string | Uint8Array)[] {
    const frame = sealedFrame(packet);
    if (frame) return [frame];
    const id = packet.id === undefined ? '' : String(packet.id);
    const body = packet.data === undefined ? '' : JSON.stringify(packet.data);
    return [`${packet.type}${id}${body}`];
  }
}

/** Socket.IO feeds each message to `add` and listens for `decoded`; a throw closes that connection only. */
export class Decoder extends Emitter<DefaultEventsMap, { decoded(packet: Packet): void }> {
  add(message: unknown): void {
    this.emit('decoded', typeof message === 'string' ? parseText(message) : parseBinary(message));
  }

  destroy(): void {}
}

function sealedFrame(packet: Packet): Uint8Array | undefined {
  if (packet.type !== EVENT || packet.id !== undefined || !Array.isArray(packet.data)) return undefined;
  const [name, bytes] = packet.data;
  return name === FRAME_EVENT && bytes instanceof Uint8Array ? bytes : undefined;
}

function parseBinary(message: unknown): Packet {
  const bytes =
    message instanceof ArrayBuffer
      ? new Uint8Array(message)
      : message instanceof Uint8Array
        ? message
        : undefined;
  if (!bytes) throw new Error('not a frame');
  return { type: EVENT, nsp: '/', data: [FRAME_EVENT, bytes] };
}

function parseText(message: string): Packet {
  if (message.length > MAX_TEXT) throw new Error('text too long');
  const match = /^([0-4])(\d{0,9})(.*)$/s.exec(message);
  if (!match) throw new Error('not a packet');
  const [, digit, idText, body] = match;
  const type = Number(digit);
  const packet: Packet = { type, nsp: '/' };
  if (idText) packet.id = Number(idText);
  if (body) packet.data = JSON.parse(body);
  if (!isWellFormed(packet)) throw new Error('not a packet');
  return packet;
}

function isWellFormed({ type, id, data }: Packet): boolean {
  switch (type) {
    case CONNECT:
    case CONNECT_ERROR:
      return id === undefined && (data === undefined || (typeof data === 'object' && data !== null));
    case DISCONNECT:
      return id === undefined && data === undefined;
    case EVENT:
      // A frame spelled out as text would slip past the length check on bytes.
      return (
        Array.isArray(data) &&
        typeof data[0] === 'string' &&
        data[0] !== FRAME_EVENT &&
        !RESERVED.has(data[0])
      );
    case ACK:
      return id !== undefined && Array.isArray(data);
    default:
      return false;
  }
}
