/** What the relay hands over as frames and packets. */

import { randomBytes } from '@medkig/pairing/bytes';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { encodeHeader, joinFrame, lanes, parseFrame, wholeFrame } from '@medkig/protocol/session/frame';
import { Decoder } from '@medkig/protocol/signaling/wire-parser';
import { agentSide } from '@medkig/transport/agent-side';
import { citizenSide } from '@medkig/transport/citizen-side';
import { createLaneReceiver } from '@medkig/transport/lane-receiver';
import { createLaneSender } from '@medkig/transport/lane-sender';
import { createSessionLink } from '@medkig/transport/session-link';
import { createTestClock } from '@medkig/transport/test-clock.fixture';
import { testTransport } from '@medkig/transport/transport.fixture';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { fuzz } from './fuzz.ts';
import { anyBytes, anyJson, bentBytes, bentJson } from './inputs.ts';

const record = {
  kind: 'record',
  lane: 'state',
  compression: 'once',
  epoch: 1,
  seq: 0,
  chunk: 0,
  chunks: 2,
} as const;
const samples = [
  joinFrame(encodeHeader(record), randomBytes(60)),
  wholeFrame('handshake', 0, new TextEncoder().encode('{"m":1}')),
  wholeFrame('epoch', 1, randomBytes(30)),
];
const frames = fc.oneof(bentBytes(...samples), anyBytes());

describe('the frame parser', () => {
  fuzz('[F2] gives back the very bytes it has read, or nothing', frames, (bytes) => {
    const frame = parseFrame(bytes);
    if (!frame) return;
    expect(joinFrame(encodeHeader(frame.header), frame.payload)).toEqual(bytes);
  });
});

const key = {
  key: await crypto.subtle.importKey('raw', randomBytes(32), 'AES-GCM', false, ['encrypt', 'decrypt']),
  iv: randomBytes(12),
};
const sealed = await createLaneSender('state', 1, key).records(new Uint8Array(100_000), 'stream');

describe('the receiver of a lane', () => {
  fuzz(
    'never takes a frame that was not sealed for this place',
    fc.array(fc.oneof(bentBytes(...sealed.map(({ frame }) => frame.slice(0, 300))), frames), {
      maxLength: 4,
    }),
    async (arriving) => {
      const receiver = createLaneReceiver(key);
      for (const bytes of arriving) {
        const frame = parseFrame(bytes);
        if (!frame) continue;
        const received = await receiver.receive(frame);
        expect(received.kind).not.toBe('messages');
      }
    },
  );
});

const x25519 = await chooseX25519(randomBytes);

describe('the link', () => {
  for (const role of ['citizen', 'agent'] as const) {
    fuzz(
      `of the ${role} delivers nothing and never fails by itself`,
      fc.array(frames, { maxLength: 6 }),
      async (arriving) => {
        const told: string[] = [];
        const link = createSessionLink({
          side: role === 'citizen' ? citizenSide : agentSide,
          from: { confirmed: { sid: randomBytes(32), root: randomBytes(32), epoch: 0 } },
          clock: createTestClock(),
          x25519,
          random: randomBytes,
          onMessage: () => told.push('message'),
          onRoots: () => told.push('roots'),
          onEpoch: () => told.push('epoch in force'),
          onReach: () => {},
          onFault: (reason) => told.push(reason),
        });
        const transport = testTransport(() => {});
        link.opened(transport);
        if (role === 'citizen') link.startEpoch();
        await link.flushed();
        for (const bytes of arriving) {
          const frame = parseFrame(bytes);
          if (frame) link.receive(frame, transport);
        }
        await link.settled();
        expect(told.filter((what) => what !== 'epoch')).toEqual([]);
      },
      150,
    );
  }
});

const packets = fc.oneof(
  bentBytes(
    ...[
      '0{"v":1}',
      '2["release",{}]',
      '212["claim",{"nameplate":"07"}]',
      '312[{"ok":true}]',
      '1',
      '4{"message":"x"}',
    ].map((text) => new TextEncoder().encode(text)),
  ).map((bytes) => new TextDecoder().decode(bytes)),
  fc
    .tuple(
      fc.constantFrom('0', '1', '2', '27', '37', '4', '5', ''),
      fc.oneof(anyJson, bentJson(['open', { na: 'A' }])),
    )
    .map(([head, body]) => head + JSON.stringify(body)),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('the parser of packets', () => {
  fuzz(
    '[S3] gives one well-formed packet or throws, and reads the next one as if nothing were',
    fc.oneof(packets, anyBytes(60), anyJson),
    (message) => {
      const decoder = new Decoder();
      const read: unknown[] = [];
      decoder.on('decoded', (packet) => read.push(packet));
      try {
        decoder.add(message);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect(read).toEqual([]);
      }
      expect(read.length).toBeLessThanOrEqual(1);
      decoder.add('1');
      expect(read.at(-1)).toEqual({ type: 1, nsp: '/' });
    },
  );

  fuzz('[S1] never lets through an event of Socket.IO’s own, or a frame as text', packets, (message) => {
    const decoder = new Decoder();
    decoder.on('decoded', ({ type, data }) => {
      if (type !== 2 || !Array.isArray(data)) return;
      expect([
        'frame',
        'connect',
        'connect_error',
        'disconnect',
        'disconnecting',
        'newListener',
        'removeListener',
      ]).not.toContain(data[0]);
    });
    try {
      decoder.add(message);
    } catch (error) {
      expect(error).not.toHaveProperty('matcherResult');
    }
  });
});

describe('lanes', () => {
  fuzz('are told apart by the parser, all three and no other', fc.integer({ min: 0, max: 255 }), (lane) => {
    const bytes = encodeHeader(record);
    bytes[2] = lane;
    expect(parseFrame(bytes)?.header.lane).toBe(lanes[lane]);
  });
});
