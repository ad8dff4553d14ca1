import { setImmediate as microtasksDone } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Alarm, createAlarms } from './alarms.ts';

const noon = Date.parse('2026-01-05T12:00:00+01:00');
const MINUTE = 60_000;

/** A hotline that is open from 12.00 to 13.00. */
function setUp() {
  const clock = { now: noon };
  const kept: Alarm[] = [];
  const logged: unknown[] = [];
  const alarms = createAlarms({
    now: () => clock.now,
    opening: async (_hotlineId, at) => {
      const open = at >= noon && at < noon + 60 * MINUTE;
      return open ? { open, until: null, changesAt: null } : { open, next: null, changesAt: null };
    },
    hotlineOf: async (agentId) => (agentId === 'anna' ? 'north' : undefined),
    keep: (alarm) => kept.push(alarm),
    log: { warn: (line) => logged.push(line), bug: (line) => logged.push(line) },
  });
  const anna = { agentId: 'anna', hotlineId: 'north' };
  /** A code at this many minutes past noon; the reasons of all alarms so far. */
  const codeAt = async (minutes: number) => {
    clock.now = noon + minutes * MINUTE;
    alarms.codeOpened(anna);
    await microtasksDone();
    return kept.map(({ reason }) => reason);
  };
  return { clock, kept, logged, alarms, anna, codeAt };
}

it('[S43] guessing at a hotline is kept and logged, with nothing in the log but the reason', () => {
  const { alarms, kept, logged } = setUp();
  alarms.breakerTripped('north');
  expect(kept).toEqual([{ reason: 'guessing', hotlineId: 'north', agentId: null, at: noon }]);
  expect(logged).toEqual([{ event: 'alarm', reason: 'guessing' }]);
});

it('[S43] the same alarm is raised once in ten minutes, one of another hotline by itself', () => {
  const { alarms, kept, clock } = setUp();
  for (const hotline of ['north', 'north', 'south']) alarms.breakerTripped(hotline);
  expect(kept.map(({ hotlineId }) => hotlineId)).toEqual(['north', 'south']);
  clock.now += 10 * MINUTE;
  alarms.prune();
  alarms.breakerTripped('north');
  expect(kept).toHaveLength(3);
});

it.each([0, 59, -30, 89])(
  '[S43] a code %i minutes after the opening of an hour is no odd hour',
  async (minutes) => {
    const { codeAt } = setUp();
    expect(await codeAt(minutes)).toEqual([]);
  },
);

it.each([-31, 90, 600])('[S43] a code %i minutes after it is one', async (minutes) => {
  const { codeAt, kept, anna, clock } = setUp();
  expect(await codeAt(minutes)).toEqual(['odd-hours']);
  expect(kept).toEqual([{ reason: 'odd-hours', ...anna, at: clock.now }]);
});

it('[S43] the thirty-first code within an hour is one too many', async () => {
  const { codeAt } = setUp();
  for (let index = 0; index < 30; index += 1) expect(await codeAt(0)).toEqual([]);
  expect(await codeAt(0)).toEqual(['many-sessions']);
});

it('[S43] twenty-nine codes an hour all day are none', async () => {
  const { alarms, clock, kept, anna } = setUp();
  for (let index = 0; index < 29 * 8; index += 1) {
    clock.now += (60 * MINUTE) / 29;
    alarms.codeOpened(anna);
  }
  expect(kept.filter(({ reason }) => reason === 'many-sessions')).toEqual([]);
});

it('[S43] the tenth wrong password within minutes is one too many, and passwords of nobody are none', async () => {
  const { alarms, kept } = setUp();
  for (let index = 0; index < 10; index += 1) {
    expect(kept).toEqual([]);
    for (const agentId of ['anna', 'nobody']) alarms.wrongPassword(agentId);
    await microtasksDone();
  }
  expect(kept).toEqual([{ reason: 'wrong-passwords', hotlineId: 'north', agentId: 'anna', at: noon }]);
});

it('hours that cannot be read are our fault, and no alarm', async () => {
  const logged: string[] = [];
  const failed = new Promise<void>((done) => {
    createAlarms({
      now: () => noon,
      opening: () => Promise.reject(new Error('no database')),
      hotlineOf: async () => undefined,
      keep: () => logged.push('kept'),
      log: {
        warn: ({ event }) => logged.push(event),
        bug: (event) => {
          logged.push(event);
          done();
        },
      },
    }).codeOpened({ agentId: 'anna', hotlineId: 'north' });
  });
  await failed;
  expect(logged).toEqual(['opening-hours-not-read']);
});
