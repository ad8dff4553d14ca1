/** `medkig municipality …`: the first one of a hotline, and where its tag may stand. */
import {
  type MunicipalityDetails,
  municipalityDetailsSchema,
  originSchema,
  siteKeySchema,
} from '@medkig/api/municipality';
import type { Kysely, Transaction } from 'kysely';
import * as v from 'valibot';
import type { AuditFact } from '../audit/audit-event.ts';
import { appendEntry } from '../audit/audit-log.ts';
import { auditedUnlessTaken } from '../audit/audited.ts';
import { seedCards } from '../guide-cards/guide-cards.ts';
import { houseCards } from '../guide-cards/house-cards.ts';
import { insertHotline, joinHotline } from '../hotline/hotlines.ts';
import { giveOrigins } from '../municipalities/sites.ts';
import { insertMunicipality, listWithin } from '../municipalities/workplace-municipalities.ts';
import type { Tables } from '../storage/tables.ts';
import type { Command, ExitCode } from './command.ts';
import { readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

export interface MunicipalityCommandDeps {
  db: Kysely<Tables>;
  /** One line of what was asked for. */
  write(line: string): void;
  /** One sentence on what went wrong. */
  complain(sentence: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What each is given, and what it does. */
const verbs = {
  add: [
    'NAME [--code 0101] --phone "12 34 56 78" --hotline NAME',
    'adds a municipality; a hotline that is not there is made',
  ],
  list: [undefined, 'each with its hotline and its sites'],
  origins: ['NAME SITE-KEY ORIGIN…', 'adds a site, or gives it these origins'],
} as const;

export const municipalityCommands: readonly Command[] = Object.entries(verbs).map(
  ([verb, [takes, does]]) => ({
    name: `municipality ${verb}`,
    ...(takes && { takes }),
    does,
    run: (rest, deps) =>
      withDatabase(deps, ({ db }) => runMunicipalityCommand([verb, ...rest], { ...deps, db })),
  }),
);

/** Resolves to the exit code: 0 done, 1 refused, 2 not understood. */
export async function runMunicipalityCommand(
  args: readonly string[],
  deps: MunicipalityCommandDeps,
): Promise<ExitCode> {
  const [verb, ...rest] = args;
  const read = readOptions(rest, ['code', 'phone', 'hotline']);
  if (!read) return 2;
  const { words, options } = read;
  const { phone, hotline, code = null } = options;
  if (verb === 'add' && words.length > 0 && phone && hotline)
    return add({ ...plainLook, name: words.join(' '), phone, code }, hotline, deps);
  if (phone || hotline || code) return 2;
  if (verb === 'list' && words.length === 0) return list(deps);
  const [name, key, ...origins] = words;
  if (verb === 'origins' && name && key && origins.length > 0) return give({ name, key, origins }, deps);
  return 2;
}

/** The console changes it. */
const plainLook = {
  agentDisplay: 'first-name',
  languages: ['da', 'en'],
  colour: null,
  logo: null,
  greeting: { da: null, en: null },
} satisfies Partial<MunicipalityDetails>;

/** A hotline that is made here keeps Danish time; its hours are written in the console. */
const TIME_ZONE = 'Europe/Copenhagen';

async function add(
  details: MunicipalityDetails,
  hotline: string,
  deps: MunicipalityCommandDeps,
): Promise<ExitCode> {
  const { write, complain, now } = deps;
  const parsed = v.safeParse(municipalityDetailsSchema, details);
  if (!parsed.success) {
    const at = v.getDotPath(parsed.issues[0]);
    complain(faults[at ?? ''] ?? 'That cannot be read.');
    return 1;
  }
  const added = await changing(deps, async (transaction) => {
    const hotlineId = await hotlineNamed(transaction, hotline, now());
    const id = await insertMunicipality(transaction, parsed.output);
    await joinHotline(transaction, hotlineId, id);
    return { id, fact: { what: 'municipality-added' } };
  });
  if (added) write(`${parsed.output.name} is there, answered by ${hotline}.`);
  else complain('There is a municipality of that name or number already; see medkig municipality list.');
  return added ? 0 : 1;
}

const faults: Record<string, string> = {
  name: 'A name is one line of at most 100 letters.',
  code: 'A code is the four digits of the official list, such as 0101.',
  phone: 'A phone number is digits as they are read aloud, such as "12 34 56 78".',
};

async function hotlineNamed(db: Transaction<Tables>, name: string, now: number): Promise<string> {
  const found = await db.selectFrom('hotline').select('id').where('name', '=', name).executeTakeFirst();
  if (found) return found.id;
  const id = await insertHotline(db, { name, timeZone: TIME_ZONE, hours: [] });
  await seedCards(db, { hotlineId: id, by: null, now }, houseCards);
  const fact = { what: 'hotline-added' } as const;
  await appendEntry(db, { chain: { of: 'hotline', id }, at: now, agentId: null, roomId: null, fact });
  return id;
}

async function list({ db, now, write }: MunicipalityCommandDeps): Promise<ExitCode> {
  const hotlines = await db.selectFrom('hotline').select(['id', 'name']).execute();
  const all = await listWithin(db, { of: 'all' }, { now: now() });
  for (const { name, code, phone, hotlineId, sites } of all?.items ?? []) {
    const hotline = hotlines.find(({ id }) => id === hotlineId)?.name ?? '-';
    write([name, code ?? '-', phone, hotline].join('\t'));
    for (const { key, origins } of sites) write(`  ${key}\t${origins.map(({ origin }) => origin).join(' ')}`);
  }
  return 0;
}

async function give(
  { name, key, origins }: { name: string; key: string; origins: string[] },
  deps: MunicipalityCommandDeps,
): Promise<ExitCode> {
  const { db, write, complain } = deps;
  const site = v.safeParse(siteKeySchema, key);
  const given = v.safeParse(v.array(originSchema), origins);
  const found = await db.selectFrom('municipality').select('id').where('name', '=', name).executeTakeFirst();
  if (!found) complain(`There is no municipality «${name}»; see medkig municipality list.`);
  else if (!site.success) complain('A site key is small letters, digits and hyphens, such as vestby.');
  else if (!given.success)
    complain('An origin is an address without a path, such as https://www.vestby.example.');
  if (!found || !site.success || !given.success) return 1;
  const { id: municipalityId } = found;
  const isOwn = await changing(deps, async (transaction) =>
    (await giveOrigins(transaction, { key, municipalityId, origins: given.output }))
      ? { id: municipalityId, fact: { what: 'site-written', site: key } }
      : undefined,
  );
  if (isOwn) write(`${key} may stand on ${given.output.join(' ')}.`);
  else complain(`The site key ${key} is another municipality's.`);
  return isOwn ? 0 : 1;
}

/** Whether it was done; not when something of that name is there already. */
async function changing(
  { db, now }: MunicipalityCommandDeps,
  change: (transaction: Transaction<Tables>) => Promise<{ id: string; fact: AuditFact } | undefined>,
): Promise<boolean> {
  const when = { by: null, at: now() };
  const changed = await auditedUnlessTaken<undefined, 'taken'>(db, when, async (transaction) => {
    const made = await change(transaction);
    if (!made) return { ok: false, reason: 'taken' };
    const { id, fact } = made;
    return { ok: true, value: undefined, chain: { of: 'municipality', id }, fact };
  });
  return changed.ok;
}
