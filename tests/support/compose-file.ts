/** What `docker-compose.yml` says about its services, for those who run them as processes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const schema = v.object({
  services: v.object({
    'server-a': v.object({ environment: v.record(v.string(), v.string()) }),
    redis: v.object({ command: v.array(v.string()) }),
  }),
});

const text = readFileSync(join(import.meta.dirname, '../../docker-compose.yml'), 'utf8');
const { services } = v.parse(schema, parse(text, { merge: true }));

/** Redis's own options. */
export const redisOptions: readonly string[] = services.redis.command;

/** The environment of a node. `secrets`: the folder that its secrets are files of. */
export function nodeEnvironment(
  given: Readonly<Record<string, string>>,
  secrets: string,
): Record<string, string> {
  const entries = Object.entries(services['server-a'].environment).map(([name, value]) => [
    name,
    value
      .replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, variable: string, kind?: string, otherwise = '') => {
        const known = given[variable];
        if (known === undefined && kind !== '-') throw new Error(`${variable} must be given`);
        return known ?? otherwise;
      })
      .replace('/run/secrets', secrets),
  ]);
  return Object.fromEntries(entries);
}
