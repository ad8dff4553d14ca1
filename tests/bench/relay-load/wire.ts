/** One WebSocket connection without a library: the load must cost less than what it loads. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface Wire {
  say(text: string): void;
  /** Bytes that are whole messages already. */
  write(bytes: Uint8Array): void;
  close(): void;
}

export interface Heard {
  text(message: string, wire: Wire): void;
  binary(message: Buffer): void;
  closed(): void;
}

export interface Address {
  port: number;
  path: string;
  headers?: Readonly<Record<string, string>>;
}

/** A client has to mask what it sends; which four bytes it takes makes no difference to the relay. */
export const MASK = 0x5a17c3e9;
const [TEXT, BINARY] = [1, 2];

/** Resolves when the connection is a WebSocket; rejects with the first line of the answer if it does not become one. */
export function openWire({ port, path, headers = {} }: Address, heard: Heard): Promise<Wire> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const wire: Wire = {
    say: (text) => void socket.write(masked(TEXT, Buffer.from(text))),
    write: (bytes) => void socket.write(bytes),
    close: () => void socket.destroy(),
  };
  const asked = {
    host: `127.0.0.1:${port}`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const lines = Object.entries(asked).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return new Promise((resolve, reject) => {
    const refused = (why: string) => {
      socket.destroy();
      reject(new Error(why));
    };
    socket.on('error', (error) => refused(error.message));
    socket.once('close', () => refused('closed'));
    let answer = Buffer.alloc(0);
    const read = (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [status = ''] = answer.toString('latin1').split('\r\n');
      if (!status.includes(' 101 ')) return refused(status);
      socket.off('data', read);
      resolve(wire);
      listen(socket, answer.subarray(end + 4), wire, heard);
    };
    socket.on('data', read);
  });
}

function listen(socket: Socket, head: Buffer, wire: Wire, heard: Heard): void {
  let pending = head;
  const read = (chunk: Buffer) => {
    let rest = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    for (;;) {
      const short = rest.length < 2 ? 127 : (rest[1] ?? 127);
      const start = short === 126 ? 4 : 2;
      // Nothing of 64 kB is ever sent here.
      if (short === 127 || rest.length < start) break;
      const end = start + (short === 126 ? rest.readUInt16BE(2) : short);
      if (rest.length < end) break;
      const kind = (rest[0] ?? 0) & 15;
      if (kind === BINARY) heard.binary(rest.subarray(start, end));
      else if (kind === TEXT) heard.text(rest.toString('utf8', start, end), wire);
      rest = rest.subarray(end);
    }
    pending = rest;
  };
  socket.on('data', read);
  socket.once('close', () => heard.closed());
  if (head.length > 0) read(Buffer.alloc(0));
}

/** One binary message of this payload. Its first byte is at `length - payload.length`. */
export function binaryMessage(payload: Uint8Array): Buffer {
  return masked(BINARY, payload);
}

/** One text message. */
export function textMessage(text: string): Buffer {
  return masked(TEXT, Buffer.from(text));
}

function masked(kind: number, payload: Uint8Array): Buffer {
  const isShort = payload.length < 126;
  const start = isShort ? 6 : 8;
  const message = Buffer.alloc(start + payload.length);
  message[0] = 0x80 | kind;
  message[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) message.writeUInt16BE(payload.length, 2);
  message.writeUInt32BE(MASK, start - 4);
  for (let at = 0; at < payload.length; at++)
    message[start + at] = (payload[at] ?? 0) ^ (message[start - 4 + (at % 4)] ?? 0);
  return message;
}
