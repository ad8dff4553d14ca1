/** The keeper of one code, in the hands of a relay that says and sends what it likes. */
import { createCodeKeeper } from '@medkig/agent-ui/code-keeper';
import { randomBytes, toBase64Url } from '@medkig/pairing/bytes';
import { startCitizenHandshake } from '@medkig/pairing/handshake';
import { asAgent, asCitizen } from '@medkig/pairing/meeting.fixture';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { CODE_LIFETIME_MS, MAX_RUNS } from '@medkig/protocol/signaling/limits';
import fc from 'fast-check';
import { expect } from 'vitest';
import { fuzz } from './fuzz.ts';
import { anyBytes, bentBytes } from './inputs.ts';

const x25519 = await chooseX25519(randomBytes);
const room = { roomId: toBase64Url(randomBytes(16)), nameplate: '48', na: randomBytes(32) };
const guess = await startCitizenHandshake({ ...room, secret: '123456', x25519 }, asCitizen, randomBytes);
const proof = new TextEncoder().encode(JSON.stringify({ m: 3, tag: 'A'.repeat(43) }));

const step = fc.oneof(
  fc.constantFrom('claimed', 'released', 'later'),
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(guess.m1, proof) },
    bentBytes(guess.m1, proof),
    anyBytes(60),
  ),
);

fuzz(
  '[P15] [P16] a code answers three guesses at most, none after its time, and is opened by none',
  fc.array(step, { maxLength: 30, size: 'max' }),
  async (steps) => {
    let now = 0;
    // A secret of its own: one in a million of random ones would be the guess.
    const random = (length: number) => (length === 4 ? new Uint8Array([0, 0, 0, 7]) : randomBytes(length));
    const keeper = createCodeKeeper(room, { x25519, random, now: () => now });
    let answers = 0;
    for (const one of steps) {
      if (one === 'later') now += CODE_LIFETIME_MS / 4;
      else if (one === 'claimed') keeper.claimed({ origin: asCitizen.origin, introduction: asAgent });
      else if (one === 'released') keeper.released();
      else if (typeof one !== 'string') {
        const outcome = await keeper.receive(one);
        expect(outcome.kind).not.toBe('paired');
        if (outcome.kind !== 'answer') continue;
        expect(now).toBeLessThan(CODE_LIFETIME_MS);
        answers++;
      }
    }
    expect(answers).toBeLessThanOrEqual(MAX_RUNS);
  },
  200,
);
