import { randomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { type Frame, parseFrame } from '@medkig/protocol/session/frame';
import type { CitizenMessage } from '@medkig/protocol/session/messages';
import { createSessionLink } from '@medkig/transport/session-link';
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
    transport: { sendFrame: hand((frame) => citizen.receive(frame)) },
    onEpoch: () => told.push('epoch'),
    onMessage: (message) => told.push(message),
    onBroken: () => told.push('broken'),
  });
  const citizen = createSessionLink({
    ...means,
    role: 'citizen',
    transport: { sendFrame: hand((frame) => looking.receive(frame)) },
    onMessage: (message) => received.push(message),
    onEpoch: () => {},
    onFault: (reason) => received.push(reason),
  });
  citizen.startEpoch();
  await vi.waitFor(() => expect(citizen.send('volatile', null)).toBe(true));
  await vi.waitFor(() => expect(told).toEqual(['epoch', 'broken']));
  told.length = 0;
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
