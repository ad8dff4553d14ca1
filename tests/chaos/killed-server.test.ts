/** The server's process dies in the middle of a session, again and again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/people.ts';
import { rounds, times } from './figures.ts';
import { type People, startTwoSides, type TwoSides } from './two-sides.ts';

describe('a server that is killed', () => {
  const back = times('killed server, from «listens again» to a change on the stage');
  let sides: TwoSides;
  let people: People;

  beforeAll(async () => {
    sides = await startTwoSides();
    people = await sides.newPeople();
    await connect(people.citizen, people.agent, sides.medkig);
  });
  afterAll(async () => {
    back.tell();
    await sides?.stop();
  });

  it.each(Array.from({ length: rounds }, (_, round) => round + 1))(
    'loses nothing of what the citizen does meanwhile (time %i)',
    async () => {
      const before = await people.underWay();
      await sides.medkig.restart('SIGKILL');
      const listensAgain = Date.now();
      back.add((await people.shownSince(listensAgain)) - listensAgain);
      await people.expectNothingLost();
      expect(people.pictures()).toBeLessThanOrEqual(before + 1);
    },
  );
});
