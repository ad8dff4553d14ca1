/**
 * A secret in every place of a page, brought there and moved about in every way and written in every form: none
 * can be read in what goes to the sealing, nor on the agent's stage.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab } from './leaks/lab.ts';
import {
  anyCombination,
  type Combination,
  combinations,
  type LeakCase,
  nameOf,
  withSecret,
} from './leaks/leak-case.ts';
import { act } from './leaks/leak-page.ts';
import { placements } from './leaks/placements.ts';
import { plain, readable, stringsOf } from './leaks/scan.ts';
import { secrets } from './leaks/secrets.ts';
import { framings, type Surrounding } from './leaks/surrounding.ts';

/** Seconds for the part that goes on with other pages; without it a fixed few, the same every time. */
const fuzzSeconds = Number(process.env.MEDKIG_FUZZ_SECONDS ?? 0);
const seed = Number(process.env.MEDKIG_FUZZ_SEED ?? (fuzzSeconds > 0 ? Date.now() % 2 ** 31 : 4));
/** Of all combinations of one place and one change every so manieth is looked at. */
const every = fuzzSeconds > 0 ? 1 : 4;
/** The same in frames. */
const everyFramed = fuzzSeconds > 0 ? 1 : 11;
/** Cases on one page: enough to be quick, few enough to be a page. */
const ON_A_PAGE = 80;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

async function leaksOf(cases: readonly LeakCase[], surrounding?: Surrounding): Promise<string[]> {
  const canaries = cases.map(({ secret }) => secret.canary);
  await act(lab, cases, 'start', surrounding);
  const departure = await lab.leave();
  const { looks, troubles } = await lab.show(departure);
  const { before, after, told, faults } = departure;
  expect({ faults, troubles }).toEqual({ faults: [], troubles: [] });
  expect(before.length).toBeGreaterThan(1);
  const leaving = readable([...before, ...after, ...told].flatMap(stringsOf), canaries);
  const standing = readable(
    looks.flatMap(({ strings, text }) => [...strings, text]),
    canaries,
  );
  return cases
    .filter(({ secret }) => leaving.has(secret.canary) || standing.has(secret.canary))
    .map((example) => `${nameOf(example)}${leaving.has(example.secret.canary) ? ' · sent' : ''}`);
}

function plant(chosen: readonly Combination[]): LeakCase[] {
  return chosen.flatMap((combination, at) =>
    fc.sample(withSecret(combination), { seed: seed + at, numRuns: 1 }),
  );
}

function pages<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / ON_A_PAGE);
  // One of each page's own kind after the other, so that every page is a mixture.
  return Array.from({ length: count }, (_, page) => items.filter((_item, at) => at % count === page));
}

const chosen = combinations.filter((_, at) => at % every === seed % every);

describe(`${chosen.length} combinations of place and change (seed ${seed})`, () => {
  pages(plant(chosen)).forEach((cases, at) => {
    it(`page ${at + 1}: ${cases.length} secrets stay`, async () => {
      expect(await leaksOf(cases)).toEqual([]);
    });
  });
});

/** A frame with a part in it that is never shown is a box as a whole; its address is told nowhere, and not each may have another. */
function standsInFrames({ placement }: Combination): boolean {
  return !/^a part that is never shown$|^the (?:query|fragment|path) of the page$/.test(placement.name);
}

const framed = combinations.filter(standsInFrames).filter((_, at) => at % everyFramed === seed % everyFramed);

describe(`${framed.length} combinations in frames of the page’s own site (seed ${seed})`, () => {
  pages(plant(framed)).forEach((cases, at) => {
    const framing = framings[at % framings.length];
    it(`${framing}, page ${at + 1}: ${cases.length} secrets stay`, async () => {
      expect(await leaksOf(cases, framing)).toEqual([]);
    });
  });
});

it(
  `any page of secrets that move about (seed ${seed})`,
  async () => {
    const anyPage = fc.array(anyCombination.chain(withSecret), {
      minLength: 1,
      maxLength: ON_A_PAGE,
      size: 'max',
    });
    await fc.assert(
      fc.asyncProperty(anyPage, fc.constantFrom('the page', ...framings), async (cases, surrounding) => {
        const there = surrounding === 'the page' ? cases : cases.filter(standsInFrames);
        expect(await leaksOf(there, surrounding)).toEqual([]);
      }),
      fuzzSeconds > 0
        ? { seed, numRuns: 10_000, interruptAfterTimeLimit: fuzzSeconds * 1000 }
        : { seed, numRuns: 6 },
    );
  },
  (fuzzSeconds + 120) * 1000,
);

it('the reader finds every written form', () => {
  for (const [kind, secret] of Object.entries(secrets))
    for (const { written, canary, form } of fc.sample(secret, { seed, numRuns: 200 }))
      for (const text of [
        written,
        encodeURIComponent(written),
        `data:x;base64,${Buffer.from(written).toString('base64')}`,
      ])
        expect([...readable([`nr=${text}`], [canary])], `${kind} ${form}`).toEqual([canary]);
});

it('plain rrweb gives most of the same secrets away: the test can see a leak', async () => {
  const cases = plant(
    combinations.filter(({ arrival }) => arrival === 'in the page' || arrival === 'innerHTML'),
  ).slice(0, 600);
  const stock = await openLab('stock');
  let leaked = 0;
  for (const page of pages(cases)) {
    await act(stock, page, 'startUnprotected');
    const { before: events } = await stock.leave();
    leaked += readable(
      events.flatMap(stringsOf),
      page.map(({ secret }) => secret.canary),
    ).size;
  }
  await stock.close();
  expect(leaked / cases.length).toBeGreaterThan(0.7);
});

it.each<Surrounding>(['the page', 'a frame with an address'])(
  '%s is still readable: a word in a place of words arrives',
  async (surrounding) => {
    const words = combinations
      .filter(({ placement, shakes }) => placement.readable && shakes.length === 0)
      .map((combination, at): LeakCase => {
        const word = `Indholdsord${[...String(at)].map((sign) => 'fkvmtrsnlp'[Number(sign)]).join('')}ende`;
        return {
          ...combination,
          secret: { kind: 'untyped', form: 'harmless', written: word, canary: word.toLowerCase() },
        };
      });
    const missing: string[] = [];
    for (const page of pages(words)) {
      await act(lab, page, 'start', surrounding);
      const { looks } = await lab.show(await lab.leave());
      // On the last look but one all has come by mutations; the last is after a fresh snapshot.
      for (const { strings, text } of looks.slice(-2)) {
        const all = [...strings, text].map(plain).join(' ');
        missing.push(...page.filter(({ secret }) => !all.includes(secret.canary)).map(nameOf));
      }
    }
    expect(missing).toEqual([]);
    expect(placements.filter(({ readable: says }) => says).length).toBeGreaterThan(30);
  },
);
