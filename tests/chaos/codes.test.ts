/** Codes while Redis and nodes fail: with the real pairing at both ends, nobody comes to anybody else’s agent. */
import { readCode, spellCode } from '@medkig/pairing/code';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hasTopology, startTopology, type Topology } from '../support/topology.ts';
import { type Calls, openCalls } from './codes/calls.ts';
import type { Desk } from './codes/desk.ts';

/** At each fault; `npm run chaos` has more. */
const CODES = Number(process.env.MEDKIG_CHAOS_CODES ?? 12);
/** Of one hotline at each fault, so that all faults together stay within its hundred nameplates. */
const CODES_EACH = 8;
/** So many codes of one hotline, of a hundred nameplates, that some are given twice while Redis forgets all the time. */
const MOST_FORGOTTEN = 75;
const CODES_FORGOTTEN = Math.min(MOST_FORGOTTEN, Math.max(40, CODES));
/** How many people ask, or type, at the same moment. */
const AT_ONCE = 8;
/** Each citizen waits seconds for a Redis that is silent, and hundreds take their turns. */
const LONGEST_MS = 240_000;

const BUSY_HOTLINES = Math.ceil(CODES / CODES_EACH);
/** One for the storm, and two for what is set up to the last digit. */
const [STORM, HERE, THERE] = [BUSY_HOTLINES, BUSY_HOTLINES + 1, BUSY_HOTLINES + 2];

const nameplates = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const nameplateOf = (digits: string) => digits.slice(0, 2);

/** Another secret under the same nameplate, with the check digit that belongs to it. */
function otherSecret(digits: string, by: number): string {
  const code = readCode(digits);
  if (!code.ok) throw new Error(`no code: ${digits}`);
  const { nameplate, secret } = code.value;
  return spellCode({ nameplate, secret: String((Number(secret) + by) % 1_000_000).padStart(6, '0') });
}

function oneDigitOff(digits: string): string {
  return digits.slice(0, 4) + String((Number(digits[4]) + 1) % 10) + digits.slice(5);
}

/** Does it for each, some at a time. */
async function forEach<T>(
  all: readonly T[],
  does: (one: T, index: number) => Promise<unknown>,
): Promise<void> {
  const waiting = all.map((one, index) => ({ one, index }));
  const some = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await does(next.one, next.index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}

describe.skipIf(!hasTopology)('codes of many hotlines on three nodes', { timeout: LONGEST_MS }, () => {
  let topology: Topology;
  let calls: Calls;

  beforeAll(async () => {
    topology = await startTopology();
    calls = await openCalls(topology, THERE + 1);
  });
  afterEach(() => {
    expect(calls.wrongs()).toEqual([]);
  });
  afterAll(async () => {
    if (calls)
      process.stdout.write(
        `${calls.desks.length} codes; citizens were told ${JSON.stringify(calls.told())}\n`,
      );
    await calls?.stop();
    await topology?.stop();
  });

  const plateKey = (hotline: number, nameplate: string) =>
    `medkig:plate:{${calls.hotlineId(hotline)}}:${nameplate}`;

  const stands = async (desk: Desk) =>
    (await topology.redis.ask('EXISTS', plateKey(desk.hotline, nameplateOf(desk.digits)))).startsWith(':1');

  /** What a citizen is told who types again as long as nobody has looked at the code. */
  async function refusal(digits: string, hotline: number): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const told = await calls.type(digits, hotline);
      if ((told !== 'busy' && told !== 'offline') || tries === 5) return told;
    }
  }

  /**
   * The directory forgets this nameplate, as when its time is over in Redis or Redis is short of memory, and the next
   * code of the hotline is given under it, since all others are taken meanwhile.
   */
  async function askUnder(hotline: number, nameplate: string): Promise<Desk> {
    const { redis } = topology;
    const others = nameplates.filter((other) => other !== nameplate).map((other) => plateKey(hotline, other));
    const count = String(others.length);
    await redis.ask('DEL', plateKey(hotline, nameplate));
    const take = "for _, key in ipairs(KEYS) do redis.call('SET', key, 'taken', 'NX', 'PX', 60000) end";
    await redis.ask('EVAL', take, count, ...others);
    const desk = await calls.ask(hotline);
    const free =
      "for _, key in ipairs(KEYS) do if redis.call('GET', key) == 'taken' then redis.call('DEL', key) end end";
    await redis.ask('EVAL', free, count, ...others);
    expect(nameplateOf(desk.digits)).toBe(nameplate);
    return desk;
  }

  describe('a code that is not the one on the screen', () => {
    it('is refused when a digit is off: by its check digit, and by the agent’s browser', async () => {
      const desk = await calls.ask(HERE);
      expect(await refusal(oneDigitOff(desk.digits), HERE)).toBe('check');
      expect(await refusal(otherSecret(desk.digits, 1), HERE)).toBe('wrong');
      await vi.waitFor(() => expect(desk.wrong).toBe(1));
      expect(await calls.call(desk)).toBe('met');
      expect(await refusal(desk.digits, HERE)).toBe('used');
    });

    it('is refused after three wrong ones, and after it was withdrawn', async () => {
      const [tried, withdrawn] = [await calls.ask(HERE), await calls.ask(HERE)];
      for (const by of [1, 2, 3]) expect(await refusal(otherSecret(tried.digits, by), HERE)).toBe('wrong');
      await vi.waitFor(() => expect(tried.over).toBe('tries'));
      expect(await refusal(tried.digits, HERE)).toBe('tries');
      await withdrawn.end();
      expect(await refusal(withdrawn.digits, HERE)).toBe('wrong');
    });

    it('is refused when it is another hotline’s, and somebody waits under its nameplate here', async () => {
      const here = await calls.ask(HERE);
      const there = await askUnder(THERE, nameplateOf(here.digits));
      expect(await refusal(here.digits, THERE)).toBe('wrong');
      await vi.waitFor(() => expect(there.wrong).toBe(1));
      expect([await calls.call(here), await calls.call(there)]).toEqual(['met', 'met']);
    });

    it('is refused when it is of a session that has ended, and its nameplate has been given again', async () => {
      const before = await calls.ask(HERE);
      expect(await calls.call(before)).toBe('met');
      await before.end();
      const after = await askUnder(HERE, nameplateOf(before.digits));
      expect(await refusal(before.digits, HERE)).toBe('wrong');
      await vi.waitFor(() => expect(after.wrong).toBe(1));
      expect(await calls.call(after)).toBe('met');
    });

    it('is refused when two wait under one nameplate: the first code meets the second agent’s secret', async () => {
      const first = await calls.ask(HERE);
      const second = await askUnder(HERE, nameplateOf(first.digits));
      expect(await refusal(first.digits, HERE)).toBe('wrong');
      await vi.waitFor(() => expect(second.wrong).toBe(1));
      expect(first.wrong).toBe(0);
      expect(await calls.call(second)).toBe('met');
      expect(await refusal(first.digits, HERE)).toBe('used');
    });
  });

  /**
   * Half of the codes are shown before the fault, the others are asked for while it lasts. All are typed as soon as they
   * are shown, some of them wrong first, some elsewhere, and some again.
   */
  async function callThrough(fault: () => Promise<unknown>): Promise<Desk[]> {
    const callers = Array.from({ length: CODES }, (_, number) => number);
    const shown: Desk[] = [];
    const ask = async (number: number) => {
      const desk = await calls.ask(number % BUSY_HOTLINES);
      shown.push(desk);
      return desk;
    };
    const [before, during] = [
      callers.filter((number) => number % 2 === 0),
      callers.filter((number) => number % 2),
    ];
    const early: Desk[] = [];
    await forEach(before, async (number) => early.push(await ask(number)));
    const type = async (desk: Desk, number: number) => {
      if (number % 3 === 0) await calls.type(otherSecret(desk.digits, 1), desk.hotline);
      if (number % 4 === 0) await calls.type(desk.digits, (desk.hotline + 1) % BUSY_HOTLINES);
      await calls.call(desk);
      if (number % 3 === 1) await calls.type(desk.digits, desk.hotline);
    };
    const ends = fault();
    await Promise.all([
      ends,
      forEach(early, type),
      forEach(during, async (number) => type(await ask(number), number)),
    ]);
    return shown;
  }

  /** For a code that cannot be given now. */
  const somebodyWaits = () =>
    vi.waitFor(() => expect(calls.desks.some(({ waited, digits }) => waited && digits === '')).toBe(true), {
      timeout: 20_000,
    });

  /** Each has met its own citizen, but for those whose nameplate was given twice, or who were guessed at three times. */
  function expectAllMet(desks: readonly Desk[]): void {
    const left = desks.filter(
      (desk) => desk.roots.size === 0 && desk.over !== 'tries' && !calls.isDoubled(desk),
    );
    expect(left.map(({ number, wrong, over }) => ({ number, wrong, over }))).toEqual([]);
  }

  it('open their own rooms alone while Redis does not answer, and those asked for meanwhile come', async () => {
    const desks = await callThrough(async () => {
      topology.redis.pause();
      await somebodyWaits();
      topology.redis.resume();
    });
    expect(desks.filter(({ waited }) => waited).length).toBeGreaterThan(0);
    expectAllMet(desks);
  });

  it('open their own rooms alone while Redis dies and comes back empty, and those asked for meanwhile come', async () => {
    const desks = await callThrough(async () => {
      await topology.redis.kill();
      await somebodyWaits();
      await topology.redis.start();
    });
    expect(desks.filter(({ waited }) => waited).length).toBeGreaterThan(0);
    expectAllMet(desks);
  });

  it('open their own rooms alone while a node is killed', async () => {
    const desks = await callThrough(async () => {
      await topology.nodes.aa.kill();
      await topology.nodes.aa.start();
    });
    expectAllMet(desks);
  });

  it('open their own rooms alone when Redis forgets all the time, and gives nameplates twice', async () => {
    let isForgetting = true;
    const forget = async () => {
      while (isForgetting) await topology.redis.ask('FLUSHALL');
    };
    const forgetting = forget();
    const desks: Desk[] = [];
    await forEach(Array.from({ length: CODES_FORGOTTEN }), async () => desks.push(await calls.ask(STORM)));
    while (!desks.some(calls.isDoubled) && desks.length < MOST_FORGOTTEN) desks.push(await calls.ask(STORM));
    isForgetting = false;
    await forgetting;
    const doubled = desks.filter(calls.isDoubled);
    expect(doubled.length).toBeGreaterThan(0);
    // The nodes say again what they have.
    await vi.waitFor(
      async () => expect((await Promise.all(desks.map(stands))).every((is) => is)).toBe(true),
      { timeout: 10_000 },
    );

    const told: string[] = [];
    await forEach(desks, async (desk) => {
      const answer = await calls.call(desk);
      if (calls.isDoubled(desk)) told.push(answer);
    });
    const guessedAt = doubled.reduce((sum, { wrong }) => sum + wrong, 0);
    process.stdout.write(
      `${doubled.length} of ${desks.length} codes had another’s nameplate: ${told.toSorted().join(' ')}; ${guessedAt} proofs failed\n`,
    );
    expectAllMet(desks);
  });
});
