import { describe, expect, it } from 'vitest';
import { Decoder, Encoder } from './wire-parser.ts';

const [CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR] = [0, 1, 2, 3, 4];

function decode(...messages: unknown[]): unknown[] {
  const decoder = new Decoder();
  const packets: unknown[] = [];
  decoder.on('decoded', (packet) => packets.push(packet));
  for (const message of messages) decoder.add(message);
  return packets;
}

describe('control packets', () => {
  it.each([
    { type: CONNECT, nsp: '/', data: { v: 1, seat: 'citizen', site: 'vestby' } },
    { type: CONNECT, nsp: '/' },
    { type: DISCONNECT, nsp: '/' },
    { type: EVENT, nsp: '/', data: ['release', {}] },
    { type: EVENT, nsp: '/', id: 12, data: ['claim', { nameplate: '07' }] },
    { type: ACK, nsp: '/', id: 12, data: [{ ok: false, reason: 'unknown' }] },
    { type: CONNECT_ERROR, nsp: '/', data: { message: 'ticket' } },
  ])('[S1] packet type $type is one text message that decodes to itself', (packet) => {
    const written = new Encoder().encode(packet);
    expect(written).toEqual([expect.any(String)]);
    expect(decode(...written)).toEqual([packet]);
  });

  it.each([
    ['no type', ''],
    ['an unknown type', '9'],
    ['a binary type of Socket.IO', '51-["frame",{"_placeholder":true,"num":0}]'],
    ['a namespace', '0/admin,{}'],
    ['an event without a name', '2[]'],
    ['an event with a number for a name', '2[1]'],
    ['an event that is no list', '2{"0":"open"}'],
    ['an event with a name of Socket.IO’s own', '2["disconnect"]'],
    ['half of its JSON', '2["open",{'],
    ['an id of ten digits', '21234567890["open"]'],
    ['a connect with an id', '01{}'],
    ['a connect with a text', '0"vestby"'],
    ['a disconnect with a body', '1[]'],
    ['an acknowledgement without an id', '3[]'],
    ['more than 8192 characters', `2["open","${'x'.repeat(8192)}"]`],
  ])('[S3] a text with %s throws', (_name, text) => {
    expect(() => decode(text)).toThrow();
  });
});

describe('frames', () => {
  it('[S2] a frame is its own bytes and nothing else', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    expect(new Encoder().encode({ type: EVENT, nsp: '/', data: ['frame', bytes] })).toEqual([bytes]);
    expect(decode(bytes)).toEqual([{ type: EVENT, nsp: '/', data: ['frame', bytes] }]);
  });

  it('[S2] a browser gives an ArrayBuffer, and a frame is a Uint8Array all the same', () => {
    const { buffer } = Uint8Array.of(1, 2, 3);
    expect(decode(buffer)).toEqual([{ type: EVENT, nsp: '/', data: ['frame', Uint8Array.of(1, 2, 3)] }]);
  });

  it('[S2] a frame spelled out as text throws', () => {
    expect(() => decode('2["frame",{"0":1}]')).toThrow();
  });

  it.each([[undefined], [null], [7], [{}]])('[S3] %s instead of a message throws', (message) => {
    expect(() => decode(message)).toThrow();
  });

  it('[S3] the packet after a malformed one is read as if nothing had happened', () => {
    const decoder = new Decoder();
    const packets: unknown[] = [];
    decoder.on('decoded', (packet) => packets.push(packet));
    expect(() => decoder.add('nonsense')).toThrow();
    decoder.add('1');
    expect(packets).toEqual([{ type: DISCONNECT, nsp: '/' }]);
  });
});
