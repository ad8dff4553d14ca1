/**
 * The relay is somebody else's machine. What it can do to a running session, attack by attack: whatever it tries, an
 * end hears what the other end said or nothing, and an honest relay afterwards brings them together by a new epoch.
 */
import { frameKinds } from '@medkig/protocol/session/frame';
import { describe, expect, it } from 'vitest';
import { expectOnlyWhatWasSaid, readAll } from './only-what-was-said.ts';
import { type Session, type TwoSessions, twoSessions } from './two-sessions.ts';

/** Eight messages on their way from the citizen, over all lanes; `attack` decides what arrives. */
async function underAttack(
  attack: (scene: TwoSessions & { own: Session; other: Session; frames: Uint8Array[] }) => Promise<void>,
): Promise<{ own: Session; other: Session; before: number }> {
  const scene = await twoSessions();
  const [own, other] = scene.sessions;
  await scene.startEpoch(own);
  await scene.startEpoch(other);
  for (const lane of [
    'state',
    'control',
    'volatile',
    'state',
    'state',
    'control',
    'state',
    'state',
  ] as const) {
    await own.citizen.say(lane);
    await other.citizen.say(lane);
  }
  await attack({ ...scene, own, other, frames: own.citizen.waiting.splice(0) });
  for (const session of scene.sessions) expectOnlyWhatWasSaid(session);

  const before = own.agent.heard.length;
  own.citizen.waiting.length = 0;
  own.agent.waiting.length = 0;
  await scene.startEpoch(own);
  await own.citizen.say('state');
  await own.agent.say('control');
  await scene.passAll(own);
  expect(readAll(own.agent).at(-1), 'the next epoch brings them together').toEqual(own.citizen.said.at(-1));
  expect(readAll(own.citizen).at(-1)).toEqual(own.agent.said.at(-1));
  expectOnlyWhatWasSaid(own);
  return { own, other, before };
}

async function giveAll(to: Session['agent'], frames: readonly Uint8Array[]): Promise<void> {
  for (const frame of frames) await to.give(frame);
}

describe('a relay that', () => {
  it('does its duty: everything arrives', async () => {
    const { before, own } = await underAttack(({ own, frames }) => giveAll(own.agent, frames));
    expect(before).toBe(8);
    expect(own.agent.faults).toEqual([]);
  });

  for (const lost of [0, 3, 7]) {
    it(`drops frame ${lost}: what stands behind it waits`, async () => {
      const { own, before } = await underAttack(({ own, frames }) =>
        giveAll(own.agent, frames.toSpliced(lost, 1)),
      );
      expect(before).toBeLessThan(8);
      expect(own.agent.faults).toEqual([]);
    });
  }

  it('drops everything', async () => {
    const { before } = await underAttack(async () => {});
    expect(before).toBe(0);
  });

  it('doubles every frame: each is heard once', async () => {
    const { before } = await underAttack(({ own, frames }) =>
      giveAll(
        own.agent,
        frames.flatMap((frame) => [frame, frame]),
      ),
    );
    expect(before).toBe(8);
  });

  it('turns the order round: it is put right', async () => {
    const { before } = await underAttack(({ own, frames }) => giveAll(own.agent, frames.toReversed()));
    expect(before).toBe(8);
  });

  it('mixes the lanes, each in its own order: only the order within a lane is promised', async () => {
    const laneOf = (frame: Uint8Array) => frame[2] ?? 0;
    const { before } = await underAttack(({ own, frames }) =>
      giveAll(
        own.agent,
        frames.toSorted((a, b) => laneOf(b) - laneOf(a)),
      ),
    );
    expect(before).toBe(8);
  });

  it('passes a frame off as another lane’s', async () => {
    const { before } = await underAttack(({ own, frames }) =>
      giveAll(
        own.agent,
        frames.slice(0, 1).map((frame) => frame.with(2, 1)),
      ),
    );
    expect(before).toBe(0);
  });

  it('holds frames back until the next epoch', async () => {
    const { before } = await underAttack(async ({ own, frames, startEpoch }) => {
      await startEpoch(own);
      await giveAll(own.agent, frames);
    });
    expect(before).toBe(0);
  });

  it('cuts a frame short, to every length', async () => {
    const { before } = await underAttack(async ({ own, frames }) => {
      const [frame = new Uint8Array()] = frames;
      for (let length = 0; length < frame.length; length++) await own.agent.give(frame.slice(0, length));
    });
    expect(before).toBe(0);
  });

  it('flips a bit, any of the header’s and of the seal’s', async () => {
    for (let bit = 0; bit < 20 * 8; bit++) {
      const { before } = await underAttack(async ({ own, frames }) => {
        const [frame = new Uint8Array()] = frames;
        await own.agent.give(frame.with(bit >> 3, (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7))));
      });
      expect(before).toBe(0);
    }
  });

  it('gives the frames of one session to the other', async () => {
    const { before, other } = await underAttack(async ({ own, other, frames }) => {
      await giveAll(own.agent, other.citizen.waiting.splice(0));
      await giveAll(other.agent, frames);
    });
    expect([before, other.agent.heard.length]).toEqual([0, 0]);
  });

  it('gives an end its own frames back', async () => {
    const { own } = await underAttack(({ own, frames }) => giveAll(own.citizen, frames));
    expect(own.citizen.heard).toHaveLength(1); // by the honest relay afterwards
  });

  it('tells the agent again what it has told before', async () => {
    const { before } = await underAttack(async ({ own, frames, seen }) => {
      await giveAll(own.agent, frames);
      await giveAll(own.agent, seen);
    });
    expect(before).toBe(8);
  });
});

/** What the citizen sends for a new epoch, kept from the agent. */
async function offersOf({ citizen }: Session): Promise<Uint8Array[]> {
  citizen.link.startEpoch();
  await citizen.link.flushed();
  return citizen.waiting.splice(0);
}

describe('a relay that meddles with epochs', () => {
  it('plays the offers of epochs that are over: passed over, and the session goes on', async () => {
    const scene = await twoSessions();
    const [own] = scene.sessions;
    const offers: Uint8Array[] = [];
    for (let epoch = 0; epoch < 3; epoch++) {
      own.citizen.link.startEpoch();
      await own.citizen.link.flushed();
      offers.push(...own.citizen.waiting);
      await scene.passAll(own);
      await own.citizen.say('state');
      await scene.passAll(own);
    }
    await giveAll(own.agent, offers);
    expect(own.agent.faults).toEqual([]);
    expect(own.agent.waiting).toEqual([]);
    await own.citizen.say('state');
    await scene.passAll(own);
    expect(readAll(own.agent)).toEqual(own.citizen.said);
  });

  it('plays the answers of epochs that are over: nothing happens', async () => {
    const scene = await twoSessions();
    const [own] = scene.sessions;
    await scene.startEpoch(own);
    await scene.startEpoch(own);
    await giveAll(
      own.citizen,
      scene.seen.filter((frame) => frame[1] === frameKinds.epoch),
    );
    await own.agent.say('control');
    await scene.passAll(own);
    expect(readAll(own.citizen)).toEqual(own.agent.said);
  });

  it('gives one session the offer of the other: refused without an answer', async () => {
    const scene = await twoSessions();
    const [own, other] = scene.sessions;
    await giveAll(other.agent, await offersOf(own));
    expect(other.agent.faults).toEqual(['epoch']);
    expect(other.agent.waiting).toEqual([]);
  });

  it('gives an offer back to its maker: no epoch, so nothing can be said', async () => {
    const scene = await twoSessions();
    const [own] = scene.sessions;
    await giveAll(own.citizen, await offersOf(own));
    await own.citizen.say('state');
    expect(own.citizen.said).toEqual([]);
  });

  it('doubles an offer: it is answered alike, and the ends stay together', async () => {
    const scene = await twoSessions();
    const [own] = scene.sessions;
    const [offer = new Uint8Array()] = await offersOf(own);
    await giveAll(own.agent, [offer, offer]);
    await scene.passAll(own);
    await own.citizen.say('state');
    await own.agent.say('control');
    await scene.passAll(own);
    expect(readAll(own.agent)).toEqual(own.citizen.said);
    expect(readAll(own.citizen)).toEqual(own.agent.said);
  });

  it('brings an older offer late: the ends stay together, and go on to the next epoch', async () => {
    const scene = await twoSessions();
    const [own] = scene.sessions;
    const older = await offersOf(own);
    await giveAll(own.agent, [...(await offersOf(own)), ...older]);
    await scene.passAll(own);
    await own.citizen.say('state');
    await scene.passAll(own);
    await scene.startEpoch(own);
    await own.citizen.say('state');
    await scene.passAll(own);
    expect(readAll(own.agent)).toEqual(own.citizen.said);
  });
});
