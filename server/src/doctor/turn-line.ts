/** A way to a TURN server: UDP, TCP or TLS. */
import { createSocket } from 'node:dgram';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { messageLength } from './stun-message.ts';

export interface TurnAddress {
  host: string;
  port: number;
  over: 'udp' | 'tcp' | 'tls' | 'dtls';
}

export interface TurnLine {
  /** Sends a message; the next one that comes back, or undefined if none comes in time. */
  ask(message: Buffer): Promise<Buffer | undefined>;
  close(): void;
}

/** A datagram may get lost: it is sent again this often, in milliseconds. */
const AGAIN_MS = 500;

/** Of an address that `config.ts` has let in. */
export function readTurnUrl(url: string): TurnAddress {
  const [, scheme, named = '', port, transport] =
    /^(turns?):(\[[\da-f:]+\]|[\w.-]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/i.exec(url) ?? [];
  const isTls = scheme?.toLowerCase() === 'turns';
  const isUdp = (transport ?? (isTls ? 'tcp' : 'udp')).toLowerCase() === 'udp';
  return {
    host: named.replace(/^\[|\]$/g, ''),
    port: Number(port ?? (isTls ? 5349 : 3478)),
    over: isTls ? (isUdp ? 'dtls' : 'tls') : isUdp ? 'udp' : 'tcp',
  };
}

/** Rejects with the system's error when nobody is there. `patience`: how long an answer may take, in milliseconds. */
export function openLine(
  address: TurnAddress & { over: 'udp' | 'tcp' | 'tls' },
  patience: number,
): Promise<TurnLine> {
  return address.over === 'udp' ? openDatagrams(address, patience) : openStream(address, patience);
}

async function openDatagrams({ host, port }: TurnAddress, patience: number): Promise<TurnLine> {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, host, () => resolve());
  });
  // A closed port is told by ICMP, if at all: the missing answer says it as well.
  socket.removeAllListeners('error').on('error', () => {});
  return {
    ask: (message) =>
      new Promise((resolve) => {
        const send = () => socket.send(message);
        const again = setInterval(send, AGAIN_MS);
        const done = (answer?: Buffer) => {
          clearInterval(again);
          clearTimeout(timer);
          socket.removeAllListeners('message');
          resolve(answer);
        };
        const timer = setTimeout(done, patience);
        socket.once('message', (answer) => done(answer));
        send();
      }),
    close: () => socket.close(),
  };
}

async function openStream({ host, port, over }: TurnAddress, patience: number): Promise<TurnLine> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened: Socket =
      over === 'tls'
        ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) }, () => resolve(opened))
        : connectTcp({ host, port }, () => resolve(opened));
    opened.once('error', reject);
    opened.setTimeout(patience, () =>
      opened.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
    );
  });
  socket.removeAllListeners('error').on('error', () => {});
  return {
    ask: (message) =>
      new Promise((resolve) => {
        let got = Buffer.alloc(0);
        const done = (answer?: Buffer) => {
          socket.removeAllListeners('data').removeAllListeners('close');
          resolve(answer);
        };
        socket.on('data', (chunk) => {
          got = Buffer.concat([got, chunk]);
          const length = messageLength(got);
          if (length !== undefined && got.length >= length) done(got.subarray(0, length));
        });
        socket.once('close', () => done());
        if (socket.destroyed) done();
        else socket.write(message);
      }),
    close: () => socket.destroy(),
  };
}
