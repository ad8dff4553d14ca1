import { describe, expect, it } from 'vitest';
import vectors from '../vectors/cpace-x25519.json' with { type: 'json' };
import { type Bytes, toBase64Url, utf8 } from './bytes.ts';
import { generator, sessionKey } from './cpace.ts';
import { answerCitizenHandshake, startCitizenHandshake } from './handshake.ts';
import { encodeMessage } from './handshake-messages.ts';
import { meeting } from './meeting.fixture.ts';
import { nativeScalar, nobleScalar, type Scalar } from './x25519.ts';

const vector = vectors.G_25519;
const engines: Record<string, (secret: Bytes) => Promise<Scalar>> = {
  WebCrypto: nativeScalar,
  noble: nobleScalar,
};

describe("the draft's vectors", () => {
  const input = { password: hex(vector.PRS), channel: hex(vector.CI), sid: hex(vector.sid) };

  it('[P1] gives the generator of the draft', async () => {
    expect(await generator(input)).toEqual(hex(vector.g));
  });

  for (const [name, scalarOf] of Object.entries(engines)) {
    it(`[P1] gives the shares and the shared point of the draft (${name})`, async () => {
      const g = await generator(input);
      const a = await scalarOf(hex(vector.ya));
      const b = await scalarOf(hex(vector.yb));
      expect(await a.times(g)).toEqual(hex(vector.Ya));
      expect(await b.times(g)).toEqual(hex(vector.Yb));
      expect(await a.times(hex(vector.Yb))).toEqual(hex(vector.K));
      expect(await b.times(hex(vector.Ya))).toEqual(hex(vector.K));
    });
  }

  it('[P1] gives the session key of the draft', async () => {
    const initiator = { y: hex(vector.Ya), ad: hex(vector.ADa) };
    const responder = { y: hex(vector.Yb), ad: hex(vector.ADb) };
    expect(await sessionKey(input.sid, hex(vector.K), initiator, responder)).toEqual(hex(vector.ISK_IR));
  });
});

describe('the points the draft warns of', () => {
  const points = Object.entries(vectors.X25519_points);

  it('[P2] are all twelve here', () => {
    expect(points).toHaveLength(12);
  });

  for (const [name, point] of points) {
    for (const [engine, scalarOf] of Object.entries(engines)) {
      it(`[P2] ${name} gives no shared point (${engine})`, async () => {
        const scalar = await scalarOf(hex(vector.ya));
        expect(await scalar.times(hex(point))).toBeUndefined();
      });
    }

    it(`[P2] ${name} as the agent’s share never convinces the citizen`, async () => {
      const { citizen, agent, random } = await meeting();
      const started = await startCitizenHandshake(citizen.context, citizen.introduction, random);
      const share = { y: toBase64Url(hex(point)), ad: JSON.stringify(agent.introduction) };
      const m2 = encodeMessage({ m: 2, ...share, tag: toBase64Url(random(32)) });
      expect(await started.finish(m2)).toEqual({ ok: false, reason: 'mismatch' });
    });

    it(`[P2] ${name} as the citizen’s share never convinces the agent`, async () => {
      const { citizen, agent, random } = await meeting();
      const share = { y: toBase64Url(hex(point)), ad: JSON.stringify(citizen.introduction) };
      const m1 = encodeMessage({ m: 1, nc: toBase64Url(random(32)), ...share });
      const answered = await answerCitizenHandshake(agent.context, agent.introduction, m1);
      const m3 = encodeMessage({ m: 3, tag: toBase64Url(random(32)) });
      expect(answered.ok ? answered.value.confirm(m3) : answered).toEqual({ ok: false, reason: 'mismatch' });
    });
  }
});

function hex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

it('[P1] utf8 is what the draft calls an ASCII password', () => {
  expect(utf8('Password')).toEqual(hex(vector.PRS));
});
