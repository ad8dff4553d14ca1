/** The net of one side, or of both, fails in the middle of a session and comes back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/people.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { rounds, times } from './figures.ts';
import { type People, startTwoSides, type TwoSides } from './two-sides.ts';

/** What the citizen does while the net is gone: at ten steps a second, five seconds. */
const STEPS_WITHOUT_NET = 50;

const whose = [
  ["the citizen's net", 'citizen'],
  ["the agent's net", 'agent'],
  ['both nets', 'both'],
] as const;

describe('a session', () => {
  let sides: TwoSides;
  let people: People;

  beforeAll(async () => {
    sides = await startTwoSides();
    people = await sides.newPeople();
    await connect(people.citizen, people.agent, sides.medkig);
  });
  afterAll(() => sides?.stop());

  const netsOf = (who: (typeof whose)[number][1]): FaultProxy[] =>
    who === 'both'
      ? [sides.citizensNet, sides.agentsNet]
      : [who === 'citizen' ? sides.citizensNet : sides.agentsNet];

  describe.each(whose)('on %s', (name, who) => {
    const dark = times(`${name}: 5 s of blackhole, from healed to a change on the stage`);
    const cut = times(`${name}: lines cut, from then to a change on the stage`);
    const halfOpen = times(`${name}: far ends lost, from then to a change on the stage`);
    afterAll(() => {
      for (const figures of [dark, cut, halfOpen]) figures.tell();
    });

    // In `npm test` once for each: it takes its five seconds.
    it.each(range(Math.ceil(rounds / 3)))('outlives a blackhole (time %i)', async () => {
      const before = await people.underWay();
      for (const net of netsOf(who)) net.blackhole();
      await people.stepsMore(STEPS_WITHOUT_NET);
      for (const net of netsOf(who)) net.heal();
      const healed = Date.now();
      dark.add((await people.shownSince(healed)) - healed);
      await people.expectNothingLost();
      // What the citizen does while they read that nobody can see it is not collected: one picture tells it.
      expect(people.pictures()).toBeLessThanOrEqual(before + 1);
    });

    it.each(range(rounds))('outlives lines that are cut, with the same picture (time %i)', async () => {
      const before = await people.underWay();
      for (const net of netsOf(who)) net.cut();
      const then = Date.now();
      cut.add((await people.shownSince(then)) - then);
      await people.expectNothingLost();
      expect(people.pictures()).toBe(before);
    });

    it.each(range(Math.ceil(rounds / 3)))(
      'outlives lines whose far end is lost without a word (time %i)',
      async () => {
        const before = await people.underWay();
        for (const net of netsOf(who)) net.halfOpen();
        const then = Date.now();
        halfOpen.add((await people.shownSince(then)) - then);
        await people.expectNothingLost();
        expect(people.pictures()).toBeLessThanOrEqual(before + 1);
      },
    );
  });
});

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
