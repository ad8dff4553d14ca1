import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/** A WebSocket client for tests that has no manners: it sends what it is given and shows each message as it came. */
export interface RawWebSocket {
  socket: Duplex;
  /** The next whole message, or undefined when the connection is gone. */
  next(): Promise<RawMessage | undefined>;
  /** One message, masked as a client must. */
  send(data: string | Uint8Array): void;
}

interface RawMessage {
  kind: 'text' | 'binary' | 'other';
  data: Buffer;
}

const [TEXT, BINARY, CLOSE] = [1, 2, 8];

/** Connects and upgrades; rejects with the HTTP status if the server does not. */
export function openRaw(port: number, origin: string, path = '/relay/?EIO=4&transport=websocket') {
  return new Promise<RawWebSocket>((resolve, reject) => {
    const headers = {
      origin,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    };
    const asking = request({ port, host: '127.0.0.1', path, headers });
    asking.on('upgrade', (_response, socket, head) => resolve(wrap(socket, head)));
    asking.on('response', (response) => reject(new Error(String(response.statusCode))));
    asking.on('error', reject);
    asking.end();
  });
}

/** Joins with this Socket.IO `auth`; both answers have been read. */
export async function joinRaw(port: number, origin: string, auth: unknown): Promise<RawWebSocket> {
  const raw = await openRaw(port, origin);
  await raw.next();
  raw.send(`40${JSON.stringify(auth)}`);
  await raw.next();
  return raw;
}

/** One WebSocket frame from client to server. */
export function clientFrame(opcode: number, data: Uint8Array, final = true): Buffer {
  const mask = randomBytes(4);
  const first = (final ? 0x80 : 0) | opcode;
  const size =
    data.length < 126
      ? Buffer.of(first, 0x80 | data.length)
      : Buffer.concat([Buffer.of(first, 0x80 | 127), bigEndian64(data.length)]);
  const body = Buffer.from(data.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return Buffer.concat([size, mask, body]);
}

function bigEndian64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function wrap(socket: Duplex, head: Buffer): RawWebSocket {
  const messages: (RawMessage | undefined)[] = [];
  const waiting: ((message: RawMessage | undefined) => void)[] = [];
  const hear = (message: RawMessage | undefined) => {
    const first = waiting.shift();
    if (first) first(message);
    else messages.push(message);
  };
  let pending = head;
  const read = (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes]);
    for (let message = cut(); message; message = cut()) hear(message);
  };
  function cut(): RawMessage | undefined {
    const short = (pending[1] ?? 0) & 0x7f;
    const start = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (pending.length < start) return undefined;
    const length =
      short < 126 ? short : short === 126 ? pending.readUInt16BE(2) : Number(pending.readBigUInt64BE(2));
    if (pending.length < start + length) return undefined;
    const opcode = (pending[0] ?? 0) & 0x0f;
    const data = pending.subarray(start, start + length);
    pending = pending.subarray(start + length);
    if (opcode === CLOSE) socket.end();
    return { kind: opcode === TEXT ? 'text' : opcode === BINARY ? 'binary' : 'other', data };
  }
  socket.on('data', read);
  socket.on('error', () => {});
  socket.on('close', () => hear(undefined));
  read(Buffer.alloc(0));
  return {
    socket,
    next: () =>
      messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((give) => waiting.push(give)),
    send(data) {
      socket.write(
        typeof data === 'string' ? clientFrame(TEXT, Buffer.from(data)) : clientFrame(BINARY, data),
      );
    },
  };
}
