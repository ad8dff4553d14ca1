/** The messages of the handshake and of the epochs, and the code as a person types it. */
import { fromBase64Url, randomBytes, toBase64Url, utf8 } from '@medkig/pairing/bytes';
import { bytes32 } from '@medkig/pairing/bytes32';
import { readCode, spellCode } from '@medkig/pairing/code';
import { answerEpoch, type EpochRoot, offerEpoch } from '@medkig/pairing/epoch';
import { answerCitizenHandshake, startCitizenHandshake } from '@medkig/pairing/handshake';
import { asAgent, asCitizen } from '@medkig/pairing/meeting.fixture';
import { chooseX25519 } from '@medkig/pairing/x25519';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { fuzz } from './fuzz.ts';
import { anyBytes, anyJson, bentBytes, bentJson } from './inputs.ts';

const x25519 = await chooseX25519(randomBytes);
const context = {
  roomId: toBase64Url(randomBytes(16)),
  nameplate: '48',
  secret: '201973',
  na: randomBytes(32),
  x25519,
};

const citizen = await startCitizenHandshake(context, asCitizen, randomBytes);
const answered = await answerCitizenHandshake(context, asAgent, citizen.m1);
if (!answered.ok) throw new Error('the sample is refused');
const agent = answered.value;
const finished = await citizen.finish(agent.m2);
if (!finished.ok) throw new Error('the sample is refused');
const { m3 } = finished.value;

const root: EpochRoot = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
const offer = await offerEpoch(root, x25519, randomBytes);
const answer = await answerEpoch([root], offer.offer, x25519, randomBytes);
if (!answer.ok) throw new Error('the sample is refused');

const messages = [citizen.m1, agent.m2, m3, offer.offer, answer.value.answer];
const payloads = fc.oneof(
  bentBytes(...messages),
  bentJson(...messages.map(parsed)).map((json) => utf8(JSON.stringify(json))),
  anyJson.map((json) => utf8(JSON.stringify(json))),
  anyBytes(),
);
const refusals = ['malformed', 'mismatch'];

describe('a handshake', () => {
  fuzz(
    '[P9] the agent answers a first message or refuses with a reason',
    payloads,
    async (payload) => {
      const result = await answerCitizenHandshake(context, asAgent, payload);
      if (!result.ok) expect(refusals).toContain(result.reason);
    },
    250,
  );

  fuzz('[P4] the citizen takes the agent’s own answer and no other', payloads, async (payload) => {
    const result = await citizen.finish(payload);
    if (result.ok) expect(parsed(payload)).toEqual(parsed(agent.m2));
    else expect(refusals).toContain(result.reason);
  });

  fuzz('[P4] the agent takes the citizen’s own proof and no other', payloads, (payload) => {
    const result = agent.confirm(payload);
    if (result.ok) expect(parsed(payload)).toEqual(parsed(m3));
    else expect(refusals).toContain(result.reason);
  });
});

describe('an epoch', () => {
  fuzz('[E5] starts by the citizen’s own offer and no other', payloads, async (payload) => {
    const result = await answerEpoch([root], payload, x25519, randomBytes);
    if (result.ok) expect(parsed(payload)).toEqual(parsed(offer.offer));
    else expect(refusals).toContain(result.reason);
  });

  fuzz('[E5] starts by the agent’s own answer and no other', payloads, async (payload) => {
    const result = await offer.finish(payload);
    if (result.ok) expect(parsed(payload)).toEqual(parsed(answer.value.answer));
    else expect(refusals).toContain(result.reason);
  });
});

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('0', '4', '9', ' ', '-', '\u200b', '５', '٣', '①', '²', '½', '㉈'),
    maxLength: 14,
  }),
);

describe('the reader of codes', () => {
  fuzz('[P11] gives nine ASCII digits with a right check digit, or one of two reasons', typed, (text) => {
    const code = readCode(text);
    if (code.ok) expect(spellCode(code.value)).toMatch(/^[0-9]{9}$/);
    else expect(['length', 'check']).toContain(code.reason);
  });
});

describe('thirty-two bytes in base64url', () => {
  fuzz(
    'have one spelling',
    fc.oneof(fc.string({ maxLength: 60 }), fc.base64String({ minLength: 40, maxLength: 48 }), anyJson),
    (text) => {
      const read = v.safeParse(bytes32, text);
      if (!read.success) return;
      expect(read.output).toHaveLength(32);
      expect(toBase64Url(read.output)).toBe(text);
    },
  );

  fuzz('come back as they went', anyBytes(), (bytes) => {
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  });
});

function parsed(payload: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(payload));
}
