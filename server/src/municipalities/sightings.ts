/** Where the tag has been heard from: of each origin that a site may stand on, when last. Nothing of who asked. */
import { type Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';
import type { Tables } from '../storage/tables.ts';

/** An origin is written down once in this time, in milliseconds. */
const EVERY_MS = 60_000;
/** Which origins there are is asked for this often at most, in milliseconds: a site may have been given another. */
const KNOWN_MS = 5_000;
/** Origins that wait meanwhile; of a flood of them most are dropped. */
const MOST_WAITING = 100;

export interface Sightings {
  /** A page of this origin has asked for the tag's files. Costs a look-up in memory where the origin is no site's. */
  saw(origin: string): void;
  flush(): Promise<void>;
}

export interface SightingsDeps {
  db: Kysely<Tables>;
  log: Pick<Log, 'bug'>;
  /** Milliseconds since 1970. */
  now(): number;
}

export function createSightings({ db, log, now }: SightingsDeps): Sightings {
  const writes = createWriteBehind((error) => log.bug('sightings-not-written', error));
  let known: ReadonlySet<string> = new Set();
  let asked = Number.NEGATIVE_INFINITY;
  const waiting = new Set<string>();
  let asking: Promise<void> | undefined;
  /** Only of origins that are some site's, so their number bounds it. */
  const noted = new Map<string, number>();

  function saw(origin: string): void {
    if (known.has(origin)) return note(origin);
    if (!asking && now() - asked >= KNOWN_MS) ask();
    if (asking && waiting.size < MOST_WAITING) waiting.add(origin);
  }

  function note(origin: string): void {
    const at = now();
    if (at - (noted.get(origin) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return;
    noted.set(origin, at);
    writes.add(() => keepSighting(db, origin, at));
  }

  function ask(): void {
    asked = now();
    asking = registeredOrigins(db)
      .then((origins) => {
        known = origins;
        for (const origin of noted.keys()) if (!known.has(origin)) noted.delete(origin);
        for (const origin of waiting) if (known.has(origin)) note(origin);
      })
      .catch((error: unknown) => log.bug('sightings-not-written', error))
      .finally(() => {
        waiting.clear();
        asking = undefined;
      });
  }

  return {
    saw,
    async flush() {
      await asking;
      await writes.flush();
    },
  };
}

async function registeredOrigins(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('site').select('origins').execute();
  return new Set(rows.flatMap((row) => row.origins));
}

/** Writes nothing where the origin has stopped being a site's. `at` in milliseconds since 1970. */
async function keepSighting(db: Kysely<Tables>, origin: string, at: number): Promise<void> {
  const seen = new Date(at);
  await db
    .insertInto('site_sighting')
    .columns(['origin', 'last_seen_at'])
    .expression((build) =>
      build
        .selectFrom('site')
        .select(({ val }) => [val(origin).as('origin'), sql<Date>`${seen}::timestamptz`.as('last_seen_at')])
        .where(sql<boolean>`origins @> array[${origin}]::text[]`)
        .limit(1),
    )
    .onConflict((conflict) =>
      conflict
        .column('origin')
        .doUpdateSet({ last_seen_at: sql`greatest(site_sighting.last_seen_at, excluded.last_seen_at)` }),
    )
    .execute();
}
