import { describe, expect, it } from 'vitest';
import { type Bytes, randomBytes, utf8 } from './bytes.ts';
import { answerEpoch, type EpochRoot, offerEpoch } from './epoch.ts';
import { openSeal, seal } from './record.ts';
import { chooseX25519 } from './x25519.ts';

const x25519 = await chooseX25519(randomBytes);

function freshRoot(): EpochRoot {
  return { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
}

function offer(from: EpochRoot) {
  return offerEpoch(from, x25519, randomBytes);
}

function answer(candidates: readonly EpochRoot[], payload: Bytes) {
  return answerEpoch(candidates, payload, x25519, randomBytes);
}

async function nextEpoch(from: EpochRoot) {
  const offered = await offer(from);
  const answered = await answer([from], offered.offer);
  if (!answered.ok) throw new Error(answered.reason);
  const finished = await offered.finish(answered.value.answer);
  if (!finished.ok) throw new Error(finished.reason);
  return { citizen: finished.value, agent: answered.value };
}

describe('an epoch', () => {
  it('[E1] gives both sides the same next root, and another one than before', async () => {
    const from = freshRoot();
    const { citizen, agent } = await nextEpoch(from);
    expect(citizen.next).toEqual(agent.next);
    expect(citizen.next.epoch).toBe(1);
    expect(citizen.next.root).not.toEqual(from.root);
  });

  it('[E2] has a key of its own for each direction and lane', async () => {
    const { citizen, agent } = await nextEpoch(freshRoot());
    const header = utf8('header');
    const sealed = await seal(await citizen.keys.laneKey('c2a', 'state'), 7, header, utf8('hello'));
    expect(await openSeal(await agent.keys.laneKey('c2a', 'state'), 7, header, sealed)).toEqual(
      utf8('hello'),
    );
    expect(await openSeal(await agent.keys.laneKey('a2c', 'state'), 7, header, sealed)).toBeUndefined();
    expect(await openSeal(await agent.keys.laneKey('c2a', 'control'), 7, header, sealed)).toBeUndefined();
  });

  it('[E3] refuses a root that is older than the last confirmed one', async () => {
    const from = freshRoot();
    const { agent } = await nextEpoch(from);
    const stolen = await offer(from);
    expect(await answer([agent.next], stolen.offer)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[E3] refuses a number that was skipped', async () => {
    const from = freshRoot();
    const ahead = await offer({ ...from, epoch: 1 });
    expect(await answer([from], ahead.offer)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[E4] a page that reloads before the answer came may offer the same number again', async () => {
    const from = freshRoot();
    const lost = await answer([from], (await offer(from)).offer);
    if (!lost.ok) throw new Error(lost.reason);
    const again = await offer(from);
    const answered = await answer([lost.value.next, from], again.offer);
    if (!answered.ok) throw new Error(answered.reason);
    expect(await again.finish(answered.value.answer)).toMatchObject({ ok: true });
  });

  it('[E4] a page that reloads right after the answer came continues from the new root', async () => {
    const from = freshRoot();
    const { citizen, agent } = await nextEpoch(from);
    const again = await offer(citizen.next);
    expect(await answer([agent.next, from], again.offer)).toMatchObject({ ok: true });
  });

  it('[E5] an offer sent back to its maker is refused', async () => {
    const offered = await offer(freshRoot());
    expect(await offered.finish(offered.offer)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[E5] an answer to an earlier offer of the same number is refused', async () => {
    const from = freshRoot();
    const first = await answer([from], (await offer(from)).offer);
    if (!first.ok) throw new Error(first.reason);
    const second = await offer(from);
    expect(await second.finish(first.value.answer)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it('[E5] one changed character anywhere in an offer is refused', async () => {
    const from = freshRoot();
    const { offer: payload } = await offer(from);
    for (let at = 0; at < payload.length; at++) {
      const changed = payload.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await answer([from], changed)).toMatchObject({ ok: false });
    }
  });
});

describe('a record', () => {
  it('[R1] is refused when any bit of its header or payload is flipped, or its number is another', async () => {
    const { citizen } = await nextEpoch(freshRoot());
    const key = await citizen.keys.laneKey('c2a', 'state');
    const header = utf8('0123456789abcdef');
    const sealed = await seal(key, 3, header, utf8('secret'));
    expect(await openSeal(key, 4, header, sealed)).toBeUndefined();
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      expect(await openSeal(key, 3, header, flipped(sealed, bit))).toBeUndefined();
    }
    for (let bit = 0; bit < header.length * 8; bit++) {
      expect(await openSeal(key, 3, flipped(header, bit), sealed)).toBeUndefined();
    }
  });
});

function flipped(bytes: Bytes, bit: number): Bytes {
  const changed = bytes.slice();
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}
