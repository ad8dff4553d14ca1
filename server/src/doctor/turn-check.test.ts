/** With servers that misbehave; a real coturn is in `tests/networks/doctor.test.ts`. */
import { createSocket, type RemoteInfo } from 'node:dgram';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkTurn } from './turn-check.ts';
import { readTurnUrl } from './turn-line.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const deps = {
  username: '1767614400:abc',
  credential: 'c2VjcmV0',
  randomBytes: (length: number) => new Uint8Array(length).fill(7),
  patience: 50,
};

/** A UDP port that answers each message by the functions in their order, then no more. */
async function server(...answers: ((asked: Buffer) => Buffer)[]): Promise<string> {
  const socket = createSocket('udp4');
  open.push(() => socket.close());
  socket.on('message', (asked: Buffer, { port, address }: RemoteInfo) => {
    const answer = answers.shift();
    if (answer) socket.send(answer(asked), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', () => resolve()));
  return `turn:127.0.0.1:${socket.address().port}?transport=udp`;
}

/** An answer to the message: `kind` 0x0100 is success, 0x0110 an error. */
function answer(kind: number, attributes: [type: number, value: Buffer][] = []): (asked: Buffer) => Buffer {
  const body = Buffer.concat(
    attributes.flatMap(([type, value]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16BE(type, 0);
      head.writeUInt16BE(value.length, 2);
      return [head, value, Buffer.alloc((4 - (value.length % 4)) % 4)];
    }),
  );
  return (asked) => {
    const head = Buffer.from(asked.subarray(0, 20));
    head.writeUInt16BE(asked.readUInt16BE(0) | kind, 0);
    head.writeUInt16BE(body.length, 2);
    return Buffer.concat([head, body]);
  };
}

const success = answer(0x0100);
const error = (hundreds: number, rest: number, ...more: [number, Buffer][]) =>
  answer(0x0110, [[0x0009, Buffer.from([0, 0, hundreds, rest])], ...more]);
const challenge = error(4, 1, [0x0014, Buffer.from('turn.example')], [0x0015, Buffer.from('nonce')]);

describe('a TURN server', () => {
  it.each<[string, string, ((asked: Buffer) => Buffer)[]]>([
    ['that takes what we prove', 'lets us through with TURN_SECRET', [challenge, success]],
    ['that does not', 'does not take credentials made with TURN_SECRET', [challenge, challenge]],
    ['that asks for no proof', 'lets anybody through', [success]],
    ['that has no more room', 'gives no relay address (508)', [challenge, error(5, 8)]],
    ['that falls silent', 'gives no relay address (no answer)', [challenge]],
    ['that says something else', 'does not answer', [() => Buffer.from('hello')]],
    ['that answers somebody else', 'does not answer', [(asked) => success(asked).fill(1, 8, 20)]],
    ['that says nothing', 'does not answer', []],
  ])('%s', async (_, says, answers) => {
    const url = await server(...answers);
    const found = await checkTurn(url, deps);
    expect(found.says).toBe(`${url} ${says}`);
    expect(found.is).toBe(says.startsWith('lets us') ? 'right' : 'wrong');
  });

  it('that is not there is told at once over TCP', async () => {
    const url = 'turn:127.0.0.1:9?transport=tcp';
    expect(await checkTurn(url, deps)).toMatchObject({
      is: 'wrong',
      says: `${url} cannot be reached (ECONNREFUSED)`,
    });
  });

  it('that takes a connection and says nothing is told after a while', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    open.push(() => silent.close());
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const url = `turn:127.0.0.1:${address && typeof address === 'object' ? address.port : 0}?transport=tcp`;
    expect(await checkTurn(url, deps)).toMatchObject({ is: 'wrong', says: `${url} does not answer` });
  });

  it('over DTLS is left out', async () => {
    expect(await checkTurn('turns:turn.example?transport=udp', deps)).toMatchObject({ is: 'skipped' });
  });
});

it.each([
  ['turn:turn.example', { host: 'turn.example', port: 3478, over: 'udp' }],
  ['turn:turn.example:443?transport=tcp', { host: 'turn.example', port: 443, over: 'tcp' }],
  ['turns:turn.example', { host: 'turn.example', port: 5349, over: 'tls' }],
  ['turn:[2001:db8::1]:3478', { host: '2001:db8::1', port: 3478, over: 'udp' }],
])('%s is read as its host, its port and its way', (url, address) => {
  expect(readTurnUrl(url)).toEqual(address);
});
