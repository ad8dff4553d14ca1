/** An agent on a thin line, and a citizen's page that changes by more than the line can carry. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSamePage } from '../e2e/same-page.ts';
import { connect } from '../support/people.ts';
import { rounds } from './figures.ts';
import { buffersOf, memoryArgs } from './server-memory.ts';
import { type People, startTwoSides, type TwoSides } from './two-sides.ts';

/** 128 kbit/s, in bytes per second. */
const THIN = 16_000;
/** Characters that change ten times a second; compressed they are some 25 times as much as the line carries. */
const NOISE = 60_000;
const STEP_MS = 100;
/** How many steps are looked at on a good line, and on the thin one: ten seconds, a minute and more in `npm run chaos`. */
const SOME_STEPS = 30;
const MANY_STEPS = rounds > 3 ? 700 : 100;
/** What the server may hold for one peer, and what else it does meanwhile (bytes). */
const MOST_HELD = 6 * 1024 * 1024;
/** What may still be on its way to the agent, in the server and on the line, when the citizen rests (bytes). */
const MOST_OWED = 1024 * 1024;

describe('an agent on 128 kbit/s', () => {
  let sides: TwoSides;
  let people: People;

  beforeAll(async () => {
    sides = await startTwoSides({ nodeArgs: memoryArgs });
    people = await sides.newPeople();
    await connect(people.citizen, people.agent, sides.medkig);
  });
  afterAll(() => sides?.stop());

  it('makes neither the citizen’s page slow nor the server full, and sees the page as it is when it rests', async () => {
    await people.busy(STEP_MS, NOISE);
    await people.stepsMore(SOME_STEPS);
    const usual = median(await people.gaps());
    const before = await buffersOf(sides.medkig);

    sides.agentsNet.limit(THIN);
    const from = await people.stepsTaken();
    let most = 0;
    while ((await people.stepsTaken()) < from + MANY_STEPS)
      most = Math.max(most, (await buffersOf(sides.medkig)) - before);
    const slow = median((await people.gaps()).slice(from));

    await people.rest();
    const rested = performance.now();
    const { down } = sides.agentsNet.carried;
    await expectSamePage(people.citizen, people.agent, [], 90_000).catch(async (error) => {
      throw new Error(`the stage is not the page; ${await people.whatStands()}`, { cause: error });
    });
    const owed = sides.agentsNet.carried.down - down;
    const converged = performance.now() - rested;
    process.stdout.write(
      `slow agent: the server held ${Math.round(most / 1024)} kB more at most, the citizen's page took a step each ` +
        `${Math.round(slow)} ms (${Math.round(usual)} ms before), the stage was right ${Math.round(converged)} ms and ${Math.round(owed / 1024)} kB after the last one\n`,
    );
    expect(most).toBeLessThan(MOST_HELD);
    expect(owed).toBeLessThan(MOST_OWED);
    expect(slow).toBeLessThan(2 * usual);
  }, 300_000);
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
