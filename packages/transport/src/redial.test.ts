import { describe, expect, it } from 'vitest';
import { type Attempt, type Loss, nextAttempt } from './redial.ts';

const none: Loss = { tries: 0, downMs: 0, hung: false, worked: 'websocket' };
const known: Loss = { ...none, rttMs: 20 };

/** Every try until the net has been gone for `downMs`, when each of them hangs or each is turned away at once. */
function triesOf(
  loss: Loss,
  hung: boolean,
  downMs: number,
  random = 0.999,
): (Attempt & { apartMs: number })[] {
  const tries: (Attempt & { apartMs: number })[] = [];
  let at = 0;
  while (at < downMs) {
    const isFirst = tries.length === 0;
    const attempt = nextAttempt({ ...loss, tries: tries.length, downMs: at, hung: hung && !isFirst }, random);
    const apartMs = attempt.pauseMs + (hung && !isFirst ? (tries.at(-1)?.timeoutMs ?? 0) : 0);
    tries.push({ ...attempt, apartMs });
    at += attempt.pauseMs + (hung ? attempt.timeoutMs : 0);
  }
  return tries;
}

describe('a page that was connected', () => {
  it.each([
    ['hangs', true],
    ['is turned away', false],
  ])('tries again within half a second while every try %s, for half a minute', (_how, hung) => {
    const tries = triesOf(known, hung, 30_000);
    const given = tries.filter(({ timeoutMs }) => timeoutMs > 500).length;
    const late = tries.filter(({ apartMs }) => apartMs > 500).length;
    expect(tries.length).toBeGreaterThan(30);
    expect(given).toBeLessThan(tries.length / 3);
    expect(late).toBeLessThanOrEqual(hung ? given : 0);
  });

  it('tries at once, and gives slow lines the time they took before', () => {
    expect(nextAttempt(known, 0.5)).toEqual({ pauseMs: 0, timeoutMs: 450, first: 'websocket' });
    expect(nextAttempt({ ...known, rttMs: 200 }, 0.5).timeoutMs).toBe(1200);
    expect(nextAttempt({ ...known, rttMs: 2000 }, 0.5).timeoutMs).toBe(2000);
  });

  it('that was closed, and not silent, gives the first try its whole time', () => {
    const closed = { ...known, closed: true };
    expect(nextAttempt(closed, 0.5).timeoutMs).toBe(2000);
    expect(nextAttempt({ ...closed, tries: 1 }, 0.5).timeoutMs).toBe(450);
  });

  it('gives every fifth try more time: a server that many come back to answers late', () => {
    const times = triesOf(known, true, 20_000).map(({ timeoutMs }) => timeoutMs);
    expect(times.slice(0, 10)).toEqual([450, 450, 450, 450, 675, 450, 450, 450, 450, 675]);
  });

  it('is patient every twelfth time, and polls: the net may be another one', () => {
    const ways = triesOf(known, true, 20_000).map(({ first, timeoutMs }) => [first, timeoutMs]);
    expect(ways[10]).toEqual(['websocket', 450]);
    expect(ways[11]).toEqual(['polling', 2000]);
  });

  it('that has polled polls', () => {
    expect(nextAttempt({ ...known, worked: 'polling' }, 0.5).first).toBe('polling');
  });
});

describe('a page that has never been connected', () => {
  it('tries both ways in turn, and gives each its time', () => {
    const tries = triesOf(none, true, 20_000);
    expect(tries.slice(0, 4).map(({ first, timeoutMs }) => [first, timeoutMs])).toEqual([
      ['websocket', 2000],
      ['polling', 8000],
      ['websocket', 2000],
      ['polling', 8000],
    ]);
  });
});

it('after half a minute the pauses are long and far apart from each other', () => {
  const late = { ...known, tries: 40, downMs: 30_000 };
  expect(nextAttempt(late, 0).pauseMs).toBe(1500);
  expect(nextAttempt(late, 0.999).pauseMs).toBeCloseTo(4500, -1);
});
