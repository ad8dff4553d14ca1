/** A session with a way through TURN beside the relay: it outlives the end of either. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../support/people.ts';
import { programs } from '../support/programs.ts';
import { startTurnServer, type TurnServer } from '../support/turn-server.ts';
import { type People, startTwoSides, type TwoSides } from './two-sides.ts';

/** What the citizen does while one of the ways is gone: at ten steps a second, five seconds. */
const STEPS_ON_ONE = 50;

describe.skipIf(!programs.turnServer).each([
  { net: 'with UDP', udp: true },
  { net: 'with UDP blocked', udp: false },
])('through TURN alone, $net', ({ udp }) => {
  let turn: TurnServer | undefined;
  let sides: TwoSides;
  let people: People;

  beforeEach(async () => {
    turn = await startTurnServer({ udp });
    const url = `turn:127.0.0.1:${turn.port}?transport=${udp ? 'udp' : 'tcp'}`;
    sides = await startTwoSides({ env: { TURN_URLS: url, TURN_SECRET: turn.secret } });
    people = await sides.newPeople('turn');
    await connect(people.citizen, people.agent, sides.medkig);
    await people.met();
  });
  afterEach(async () => {
    await sides?.stop();
    await turn?.stop();
  });

  it('goes on with the same picture when the relay goes dark, and on the relay when TURN is gone', async () => {
    const before = await people.underWay();
    sides.citizensNet.blackhole();
    sides.agentsNet.blackhole();
    await people.stepsMore(STEPS_ON_ONE);
    await people.shownSince(Date.now());
    sides.citizensNet.heal();
    sides.agentsNet.heal();
    await people.expectNothingLost();
    expect(people.pictures()).toBe(before);
    await people.underWay();

    await turn?.stop();
    turn = undefined;
    await people.stepsMore(STEPS_ON_ONE);
    await people.shownSince(Date.now());
    await people.expectNothingLost();
    expect(people.pictures()).toBe(before);
  }, 120_000);
});
