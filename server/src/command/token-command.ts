import { LONGEST_DAYS, newTokenSchema } from '@medkig/api/api-token';
import { permissions } from '@medkig/api/role';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { may } from '../accounts/access.ts';
import { findAgent } from '../accounts/agents.ts';
import { principalOf } from '../accounts/principal.ts';
import { insertToken } from '../api-tokens/api-tokens.ts';
import { chainOfEmployer } from '../audit/audit-event.ts';
import { audited } from '../audit/audited.ts';
import type { Tables } from '../storage/tables.ts';
import type { Command, CommandDeps } from './command.ts';
import { withDatabase } from './with-database.ts';

const DEFAULT_DAYS = 90;

type Asked = v.InferOutput<typeof newTokenSchema> & { email: string };

/** `EMAIL NAME --scopes a,b [--days N]`; undefined if it is not that. */
export function readTokenArguments(args: readonly string[]): Asked | undefined {
  const words: string[] = [];
  const options = new Map<string, string | undefined>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word.startsWith('--')) options.set(word, args[++at]);
    else words.push(word);
  }
  const [email, ...name] = words;
  const asked = v.safeParse(newTokenSchema, {
    name: name.join(' '),
    scopes: options.get('--scopes')?.split(','),
    days: Number(options.get('--days') ?? DEFAULT_DAYS),
  });
  return email && asked.success ? { email: email.toLowerCase(), ...asked.output } : undefined;
}

export const tokenCommand: Command = {
  name: 'token',
  takes: `EMAIL NAME --scopes SCOPE,SCOPE [--days N, ${LONGEST_DAYS} at most]`,
  does: `makes an API token of that person and prints it, once; scopes are ${permissions.join(', ')}`,
  async run(rest, deps) {
    const asked = readTokenArguments(rest);
    return asked ? withDatabase(deps, ({ db }) => makeTokenByCommand(db, asked, deps)) : 2;
  },
};

/** Prints the token, once. 1 when there is no such person, or they may not do all of it. */
export async function makeTokenByCommand(
  db: Kysely<Tables>,
  { email, ...asked }: Asked,
  deps: Pick<CommandDeps, 'write' | 'complain' | 'now' | 'randomBytes'>,
): Promise<0 | 1> {
  const row = await db.selectFrom('agent').select('id').where('email', '=', email).executeTakeFirst();
  const agent = row && (await findAgent(db, row.id));
  if (!agent) {
    deps.complain('There is nobody with that e-mail, or they are disabled.');
    return 1;
  }
  const who = principalOf(agent);
  const beyond = asked.scopes.filter((scope) => !may(who, scope));
  if (beyond.length > 0) {
    deps.complain(`Their roles do not allow ${beyond.join(', ')}.`);
    return 1;
  }
  const at = deps.now();
  const made = await audited(db, { by: null, at }, async (transaction) => {
    const value = await insertToken(transaction, agent.id, asked, { now: at, randomBytes: deps.randomBytes });
    if (!value) return { ok: false, reason: 'full' } as const;
    const { scopes } = asked;
    const fact = { what: 'token-made', token: value.id, scopes, person: agent.id } as const;
    return { ok: true, value, chain: chainOfEmployer(agent.employer), fact } as const;
  });
  if (!made.ok) {
    deps.complain('They have as many tokens as there may be: revoke one first.');
    return 1;
  }
  deps.write(made.value.secret);
  return 0;
}
