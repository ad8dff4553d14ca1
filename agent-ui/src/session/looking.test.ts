import { randomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { type Frame, parseFrame } from '@medkig/protocol/session/frame';
import type { CitizenMessage } from '@medkig/protocol/session/messages';
import { citizenSide } from '@medkig/transport/citizen-side';
import { systemClock } from '@medkig/transport/clock';
import { createSessionLink } from '@medkig/transport/session-link';
import { testTransport } from '@medkig/transport/transport.fixture';
import { expect, it, vi } from 'vitest';
import { createLooking } from './looking.ts';

const x25519 = await chooseX25519(randomBytes);

/** The agent's side, and a citizen who may send anything. */
async function meet() {
  const from: EpochRoot = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
  const told: (CitizenMessage | 'epoch' | 'broken')[] = [];
  const received: unknown[] = [];
  const means = { from: { confirmed: from }, onRoots: () => {}, x25519, random: randomBytes };
  const hand = (take: (frame: Frame) => void) => (bytes: Uint8Array) => {
    const frame = parseFrame(bytes);
    if (frame) take(frame);
  };
  const looking = createLooking({
    ...means,
    sheets: {
      known: () => ['AAAAAAAAAAAAAAAAAAAAAA'],
      unfold: ({ sheets = [] }) => (sheets[0] === 'missing' || sheets[0] === 'too-big' ? sheets[0] : 'whole'),
    },
    ice: async () => undefined,
    onEpoch: () => told.push('epoch'),
    onMessage: (message) => told.push(message),
    onReach: () => {},
    onDoing: () => {},
    onQuiet: () => {},
    onBroken: () => told.push('broken'),
  });
  const citizen = createSessionLink({
    ...means,
    side: citizenSide,
    clock: systemClock,
    onMessage: (message) => received.push(message),
    onEpoch: () => {},
    onReach: () => {},
    onFault: (reason) => received.push(reason),
  });
  const toCitizen = testTransport(hand((frame) => citizen.receive(frame, toAgent)));
  const toAgent = testTransport(hand((frame) => looking.receive(frame, toCitizen)));
  looking.opened(toCitizen);
  citizen.opened(toAgent);
  citizen.startEpoch();
  await vi.waitFor(() => expect(citizen.send('volatile', null)).toBe(true));
  await vi.waitFor(() => expect(told).toEqual(['epoch', 'broken']));
  told.length = 0;
  await vi.waitFor(() => expect(received).toEqual([{ t: 'known', sheets: ['AAAAAAAAAAAAAAAAAAAAAA'] }]));
  received.length = 0;
  return { citizen, looking, told, received };
}

it('[M3] a message of the citizen that is none ends the session', async () => {
  const { citizen, told } = await meet();
  citizen.send('control', { t: 'exec' });
  await vi.waitFor(() => expect(told).toEqual(['broken']));
});

it('[M1] a message of the citizen is handed on as it is', async () => {
  const { citizen, told } = await meet();
  citizen.send('control', { t: 'pause', cause: 'citizen' });
  await vi.waitFor(() => expect(told).toEqual([{ t: 'pause', cause: 'citizen' }]));
});

it('[M2] a guide names page and node, and has an id of its own', async () => {
  const { looking, received } = await meet();
  const call = { tool: 'highlight', args: { node: 7, number: 1 } } as const;
  expect(looking.guide('AAAAAAAAAAA', call)).toBe(1);
  expect(looking.guide('AAAAAAAAAAA', call)).toBe(2);
  const guide = { t: 'guide', page: 'AAAAAAAAAAA', ...call };
  await vi.waitFor(() =>
    expect(received).toEqual([
      { ...guide, id: 1 },
      { ...guide, id: 2 },
    ]),
  );
});

const events = (first: string) => ({ t: 'events', page: 'AAAAAAAAAAA', events: [], sheets: [first] });

it('[M6] asks for a fresh start when a style sheet is missing, and hands nothing on', async () => {
  const { citizen, told, received } = await meet();
  citizen.send('control', events('missing'));
  await vi.waitFor(() => expect(received).toEqual([{ t: 'checkout' }]));
  expect(told).toEqual([]);
});

it('[M6] a message that stands for far too much ends the session', async () => {
  const { citizen, told } = await meet();
  citizen.send('control', events('too-big'));
  await vi.waitFor(() => expect(told).toEqual(['broken']));
});
