/** The service as the compose file has it, with many live sessions: nodes die and are replaced, and Redis fails. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPeople } from '../support/service-of-many.ts';
import { hasTopology, nodeNames, startTopology, type Topology } from '../support/topology.ts';
import { rounds, times } from './figures.ts';
import { openPairs, type Pairs, type Told } from './pairs/pairs.ts';

/** `npm run chaos` has 300, for which a machine should be free: all the clients run on it too. */
const PAIRS = Number(process.env.MEDKIG_CHAOS_PAIRS ?? 60);
/** Each pair says something both ways so often, in milliseconds. */
const TALK_MS = 2000;
/** Of each hotline: its hundred codes are enough for 20 times. */
const PAIRS_EACH = 5;
/** `npm run chaos` replaces all nodes five times while it kills one twenty times. */
const KILLS_TO_A_ROLL = 4;
/** As long as compose and Kubernetes wait for a node that stops (milliseconds). */
const STOP_MS = 60_000;

const each = (count: number) => Array.from({ length: count }, (_, round) => round);

describe.skipIf(!hasTopology)(`${PAIRS} sessions on three nodes`, () => {
  let topology: Topology;
  let pairs: Pairs;
  let wayIn: string;

  beforeAll(async () => {
    topology = await startTopology();
    const { edge, databaseUrl, jwtPrivateKey } = topology;
    const people = await addPeople(databaseUrl, PAIRS, PAIRS_EACH);
    const console = `https://localhost:${edge.port}`;
    pairs = await openPairs(edge, { console, jwtPrivateKey, people: people.slice(0, PAIRS) });
    await pairs.talk(TALK_MS);
    wayIn = await topology.wayIn('console');
  });
  afterAll(async () => {
    await pairs?.stop();
    await topology?.stop();
  });

  /** Everything was heard once and in its order, by everybody, in the room where it belongs. */
  function expectNothingLost({ waiting, wrongs }: Told): void {
    expect(wrongs).toEqual([]);
    expect(waiting).toBe(0);
  }

  describe('a node that is killed', () => {
    /** The edge leads connections there again. */
    async function isBack(name: string): Promise<void> {
      const place = `${name}${'A'.repeat(20)}`;
      const knock = `${wayIn}/relay/?EIO=4&transport=polling&at=${place}`;
      await expect.poll(async () => (await fetch(knock)).text()).toContain(`"sid":"${name}`);
    }

    const back = times('a node is killed: until its sessions’ next message is heard');
    afterAll(() => back.tell());

    it.each(each(rounds))('loses nothing (time %i)', async (round) => {
      const name = nodeNames[round % nodeNames.length] ?? 'aa';
      // Each node has its third again, as after some minutes of an evening.
      if (round > 0) await pairs.renew();
      await pairs.tell();
      await topology.nodes[name].kill();
      const told = await pairs.back();
      expectNothingLost(told);
      expect(told.moved.length).toBeGreaterThan(0);
      const now = times(`time ${round}, ${told.moved.length} of ${PAIRS} sessions were on it`);
      for (const took of told.moved) for (const figure of [back, now]) figure.add(took);
      now.tell();
      await topology.nodes[name].start();
      await isBack(name);
    });
  });

  describe('nodes that are replaced one after the other', () => {
    const gaps = times('nodes are replaced: the slowest message of each session');
    const stops = times('nodes are replaced: until one has stopped');
    afterAll(() => {
      gaps.tell();
      stops.tell();
    });

    it.each(each(Math.ceil(rounds / KILLS_TO_A_ROLL)))(
      'lose nothing, and nobody waits (time %i)',
      async () => {
        for (const name of nodeNames) {
          await pairs.tell();
          const before = performance.now();
          expect(await topology.nodes[name].stop()).toBe(0);
          stops.add(performance.now() - before);
          expect(performance.now() - before).toBeLessThan(STOP_MS);
          const told = await pairs.mark();
          expectNothingLost(told);
          for (const took of [...told.moved, ...told.stayed]) gaps.add(took);
          await topology.nodes[name].start();
        }
      },
      4 * STOP_MS,
    );
  });

  describe('Redis', () => {
    const heard = times('Redis fails: the slowest message of each session');
    afterAll(() => heard.tell());

    /** How often a node has lost a room to another one. */
    const roomsTaken = () =>
      nodeNames.reduce(
        (sum, name) => sum + topology.nodes[name].output().split('"room-taken"').length - 1,
        0,
      );

    async function expectUntouched(fault: () => Promise<unknown>): Promise<void> {
      await pairs.tell();
      const before = roomsTaken();
      await fault();
      const told = await pairs.mark();
      expectNothingLost(told);
      // A busy machine may doubt a connection; that none has to do with Redis is seen by every room being where it was.
      expect(roomsTaken()).toBe(before);
      for (const took of [...told.stayed, ...told.moved]) heard.add(took);
    }

    it('that does not answer for seconds is not missed', () =>
      expectUntouched(async () => {
        topology.redis.pause();
        await delay(5000);
        topology.redis.resume();
      }));

    it('that dies and comes back knows every room again: the next node that dies loses nothing', async () => {
      await expectUntouched(async () => {
        await topology.redis.kill();
        await topology.redis.start();
      });
      await topology.nodes.aa.kill();
      expectNothingLost(await pairs.mark());
      await topology.nodes.aa.start();
    });

    it('that forgets everything is told it again', async () => {
      await expectUntouched(() => topology.redis.ask('FLUSHALL'));
      await topology.nodes.bb.kill();
      expectNothingLost(await pairs.mark());
      await topology.nodes.bb.start();
    });
  });
});
