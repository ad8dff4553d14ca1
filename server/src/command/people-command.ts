/** `medkig agent …`: the first operator, and what is left when nobody can sign in any more. */
import { emailSchema, newPersonSchema } from '@medkig/api/person';
import type { ProblemCode } from '@medkig/api/problem';
import { roles as allRoles } from '@medkig/api/role';
import type { Kysely, Transaction } from 'kysely';
import * as v from 'valibot';
import type { Invitation } from '../accounts/invitations.ts';
import { invitationLink } from '../accounts/people/invitation-link.ts';
import { peopleWithin } from '../accounts/people/people.ts';
import { addPerson, type By, disable, enable, reset } from '../accounts/people/people-changes.ts';
import { command } from '../accounts/people/people-rules.ts';
import { auditedUnlessTaken, type Change } from '../audit/audited.ts';
import type { Tables } from '../storage/tables.ts';
import type { Command, ExitCode } from './command.ts';
import { type Options, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

export interface PeopleCommandDeps {
  db: Kysely<Tables>;
  /** One line of what was asked for. */
  write(line: string): void;
  /** One sentence on what went wrong. */
  complain(sentence: string): void;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  /** The service's public origin. */
  publicUrl: string;
}

/** What each is given, and what it does. */
const verbs = {
  add: [
    'EMAIL NAME --role operator[,lead…] [--municipality NAME]',
    'adds a person and prints the link by which they choose a password',
  ],
  list: [undefined, 'everyone with a sign-in'],
  disable: ['EMAIL', 'signs them out and lets them in no more'],
  enable: ['EMAIL', 'lets them in again'],
  reset: ['EMAIL', 'takes every way to sign in from them and prints a new link'],
} as const;

export const peopleCommands: readonly Command[] = Object.entries(verbs).map(([verb, [takes, does]]) => ({
  name: `agent ${verb}`,
  ...(takes && { takes }),
  does,
  run: (rest, deps) =>
    withDatabase(deps, ({ db }, { publicUrl, ports }) =>
      runPeopleCommand([verb, ...rest], {
        ...deps,
        db,
        publicUrl: publicUrl ?? `http://localhost:${ports.main}`,
      }),
    ),
}));

/** Resolves to the exit code: 0 done, 1 refused, 2 not understood. */
export async function runPeopleCommand(args: readonly string[], deps: PeopleCommandDeps): Promise<ExitCode> {
  const [verb, ...rest] = args;
  const read = readOptions(rest, ['role', 'municipality']);
  if (!read) return 2;
  const { words, options } = read;
  const [email, ...more] = words;
  if (verb === 'add' && email && more.length > 0 && options.role)
    return add({ email, name: more.join(' ') }, options, deps);
  if (options.role || options.municipality || more.length > 0) return 2;
  if (verb === 'list' && !email) return list(deps);
  if (verb === 'disable' && email) return onPerson(email, deps, disable, 'is disabled');
  if (verb === 'enable' && email) return onPerson(email, deps, enable, 'is enabled');
  if (verb === 'reset' && email) return onPerson(email, deps, reset, 'is signed out and has no password');
  return 2;
}

async function add(
  person: { email: string; name: string },
  { role = '', municipality }: Options<'role' | 'municipality'>,
  deps: PeopleCommandDeps,
): Promise<ExitCode> {
  const employerId = municipality === undefined ? null : await municipalityNamed(municipality, deps);
  if (employerId === undefined) return 1;
  const parsed = v.safeParse(newPersonSchema, { ...person, roles: role.split(','), employerId });
  if (!parsed.success) {
    deps.complain(faults[v.getDotPath(parsed.issues[0])?.split('.')[0] ?? ''] ?? 'That cannot be read.');
    return 1;
  }
  const made = await change(deps, (db, by) => addPerson(db, parsed.output, by));
  if (!made.ok) return refuse(made.reason, deps);
  return told(made.value, `${parsed.output.email} is invited`, deps);
}

const faults: Record<string, string> = {
  email: 'That is no e-mail address.',
  name: 'A name is one line of at most 100 letters.',
  roles: `A role is one of ${allRoles.join(', ')}; more of them with commas between.`,
  employerId:
    'An agent, lead, editor or auditor works for a municipality: name it with --municipality. Only an operator may work for none.',
};

async function municipalityNamed(
  name: string,
  { db, complain }: PeopleCommandDeps,
): Promise<string | undefined> {
  const row = await db.selectFrom('municipality').select('id').where('name', '=', name).executeTakeFirst();
  if (!row) complain(`There is no municipality «${name}»; see medkig municipality list.`);
  return row?.id;
}

async function list({ db, now, write }: PeopleCommandDeps): Promise<ExitCode> {
  const all = await peopleWithin(db, { of: 'all' }, { now: now() });
  for (const { email, name, roles, employer, state } of all?.items ?? [])
    write([email, name, roles.join(','), employer?.name ?? '-', state].join('\t'));
  return 0;
}

async function onPerson(
  text: string,
  deps: PeopleCommandDeps,
  act: (db: Transaction<Tables>, id: string, by: By) => Promise<Change<Done, ProblemCode>>,
  done: string,
): Promise<ExitCode> {
  const email = v.safeParse(emailSchema, text);
  const row = email.success
    ? await deps.db.selectFrom('agent').select('id').where('email', '=', email.output).executeTakeFirst()
    : undefined;
  if (!row) return refuse('not-found', deps);
  const made = await change(deps, (db, by) => act(db, row.id, by));
  return made.ok ? told(made.value, `${text} ${done}`, deps) : refuse(made.reason, deps);
}

interface Done {
  id: string;
  invitation?: Invitation;
}

function told({ invitation }: Done, sentence: string, { write, publicUrl }: PeopleCommandDeps): ExitCode {
  write(`${sentence}.`);
  if (invitation) {
    write(`The link, which is shown this once and ends on ${new Date(invitation.endsAt).toISOString()}:`);
    write(invitationLink(publicUrl, invitation.token));
  }
  return 0;
}

async function change<T>(
  { db, now, randomBytes }: PeopleCommandDeps,
  make: (db: Transaction<Tables>, by: By) => Promise<Change<T, ProblemCode>>,
): Promise<{ ok: true; value: T } | { ok: false; reason: ProblemCode }> {
  const at = now();
  const by: By = { who: command, reach: { of: 'all' }, now: at, randomBytes };
  return auditedUnlessTaken(db, { by: null, at }, (transaction) => make(transaction, by));
}

function refuse(reason: ProblemCode, { complain }: PeopleCommandDeps): ExitCode {
  complain(refusals[reason] ?? 'That was refused.');
  return 1;
}

const refusals: Partial<Record<ProblemCode, string>> = {
  taken: 'There is somebody with that e-mail already; see medkig agent list.',
  'not-found': 'There is nobody with that e-mail; see medkig agent list.',
  'not-allowed': 'Whoever is disabled gets no link: enable them first.',
  'last-operator': 'That is the last operator who can sign in: add another one first.',
};
