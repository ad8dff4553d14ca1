/** A server whose sessions come and go for minutes, or an hour in `npm run soak`, holds no more at the end than at the beginning. */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { startPostgres, type TestPostgres } from '@medkig/server/postgres-for-tests';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { addPeople } from '../support/service-of-many.ts';
import { type Churn, openChurn } from './soak/churn.ts';
import { type Held, heldArgs, heldBy } from './soak/held.ts';
import { middleOf, slopeOf } from './soak/line.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const soakMs = Number(process.env.MEDKIG_SOAK_MINUTES ?? 2) * MINUTE_MS;
/** In an hour all that rests has run out by then: codes after a quarter of an hour, what an address may do after ten minutes. */
const warmUpMs = Math.min(soakMs / 2, 20 * MINUTE_MS);
/** A session begins so often, and another ends. */
const STEP_MS = 1000;
/** How often the server is asked: its garbage is collected each time. */
const lookMs = Math.max(4000, soakMs / 240);

/**
 * In two minutes a session adds some 1,000 bytes (895 to 1,288 in four runs): V8 still learns the types of the program. A session
 * whose connections are kept adds 26,000, which this sees; one whose room is kept adds hundreds, which only the hour sees.
 */
const LEAK_BYTES = 4000;
/** What an hour may add. Code is told beside it and not judged: the program bounds it, and V8 improves it for long. */
const PERCENT_AN_HOUR = 1;

/** 16 hotlines with 80 people each: each begins again within half an hour, before the sign-in ends and after the code has rested. */
const PEOPLE = 16 * 80;
/** Of each kind: connections to the database, timers of what is just under way. One of each session would be sixty in a minute. */
const MORE_OR_LESS = 10;

let postgres: TestPostgres;
let medkig: Medkig;
let churn: Churn;

interface Look {
  /** Hours since the beginning. */
  at: number;
  held: Held;
  served: number;
}

/** At a moment that is like the others: nobody is on the way back, and no connection that was cut is still open. */
function heldAtRest(): Promise<Held> {
  return vi.waitFor(
    async () => {
      await churn.settled();
      const held = await heldBy(medkig);
      const sockets = held.handles.TCPSocketWrap ?? 0;
      const most = 2 * churn.live + MORE_OR_LESS;
      if (sockets > most) throw new Error(`${sockets} sockets are open, and no more than ${most} in use`);
      return held;
    },
    { timeout: MINUTE_MS, interval: 200 },
  );
}

/** What was held after the warm-up. */
async function soak(): Promise<Look[]> {
  const looks: Look[] = [];
  const began = performance.now();
  const sinceMs = () => performance.now() - began;
  for (let steps = 1; sinceMs() < soakMs; steps++) {
    await churn.step();
    if (sinceMs() > warmUpMs + looks.length * lookMs) {
      const held = await heldAtRest();
      looks.push({ at: sinceMs() / HOUR_MS, held, served: churn.served });
    }
    await delay(Math.max(0, steps * STEP_MS - sinceMs()));
  }
  return looks;
}

/** As many of each kind as there were in the middle one of the looks. */
function usualHandles(looks: readonly Look[]): Map<string, number> {
  const kinds = new Set(looks.flatMap(({ held }) => Object.keys(held.handles)));
  return new Map(
    [...kinds].map((kind) => [kind, middleOf(looks.map(({ held }) => held.handles[kind] ?? 0))]),
  );
}

describe.skipIf(!existsSync('/proc/self/fd'))('a server that is used all the time', () => {
  beforeAll(async () => {
    postgres = await startPostgres();
    const port = await freePort();
    const console = `https://localhost:${port}`;
    medkig = await startMedkig({
      nodeArgs: heldArgs,
      env: {
        ...{ PORT: String(port), DATABASE_URL: postgres.url, MEDKIG_DEMO: '0', LOG_LEVEL: 'warn' },
        // Behind a proxy that speaks TLS, as in production: it says who the client is.
        ...{ PUBLIC_URL: console, VIEWER_ORIGIN: 'https://viewer.example' },
      },
    });
    const people = await addPeople(postgres.url, PEOPLE);
    churn = await openChurn({ server: `http://localhost:${port}`, console, people });
  });
  afterAll(async () => {
    await churn?.stop();
    await medkig?.stop();
    await postgres?.stop();
  });

  it(
    `holds after ${soakMs / MINUTE_MS} minutes no more than before`,
    async () => {
      const looks = await soak();
      const tell = (of: (look: Look) => number) => {
        const middle = middleOf(looks.map(of));
        const rise = slopeOf(looks.map((look) => ({ at: look.at, value: of(look) })));
        return { middle, percent: (100 * rise) / middle };
      };
      const data = tell(({ held }) => held.data);
      const code = tell(({ held }) => held.code);
      const files = tell(({ held }) => held.handles.files ?? 0);
      const each = slopeOf(looks.map(({ served, held }) => ({ at: served, value: held.data })));
      const figure = ({ middle, percent }: ReturnType<typeof tell>, unit = 1) =>
        `${(middle / unit).toFixed(1)} (${percent.toFixed(2)} % an hour)`;
      process.stdout.write(
        `soak of ${soakMs / MINUTE_MS} minutes: ${churn.served} sessions served beside ${churn.live}, ${churn.lost} times lines were cut; ` +
          `after ${warmUpMs / MINUTE_MS} minutes of warm-up, in ${looks.length} looks: MB of objects and buffers ${figure(data, 1e6)}, ` +
          `${Math.round(each)} bytes a session; MB of code ${figure(code, 1e6)}; open files ${figure(files)}\n`,
      );

      const usual = usualHandles(looks.slice(0, Math.ceil(looks.length / 4)));
      const tooMany = async () => {
        const { handles } = await heldAtRest();
        return Object.entries(handles).filter(
          ([kind, count]) => count > (usual.get(kind) ?? 0) + MORE_OR_LESS,
        );
      };
      await expect.poll(tooMany, { timeout: MINUTE_MS, interval: 1000 }).toEqual([]);
      expect(each).toBeLessThan(LEAK_BYTES);
      if (soakMs >= HOUR_MS) {
        expect(data.percent).toBeLessThanOrEqual(PERCENT_AN_HOUR);
        expect(files.percent).toBeLessThanOrEqual(PERCENT_AN_HOUR);
      }
    },
    soakMs + 3 * MINUTE_MS,
  );
});
