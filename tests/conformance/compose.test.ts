/** What can be said about the compose files without Docker. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const serviceSchema = v.object({
  read_only: v.literal(true),
  cap_drop: v.tuple([v.literal('ALL')]),
  cap_add: v.optional(v.array(v.string()), []),
  security_opt: v.tuple([v.literal('no-new-privileges:true')]),
  restart: v.literal('unless-stopped'),
  tmpfs: v.pipe(v.array(v.string()), v.minLength(1)),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  ports: v.optional(v.array(v.string())),
  networks: v.optional(v.array(v.string())),
  secrets: v.optional(v.array(v.string()), []),
  stop_grace_period: v.optional(v.string()),
  cpus: v.optional(v.number()),
  mem_limit: v.optional(v.pipe(v.string(), v.regex(/^\d+[mg]$/))),
  pids_limit: v.optional(v.number()),
});
const fileSchema = v.object({
  services: v.record(v.string(), serviceSchema),
  networks: v.record(v.string(), v.unknown()),
  secrets: v.optional(v.record(v.string(), v.object({ file: v.string() })), {}),
});

const files = ['docker-compose.yml', 'docker-compose.one.yml'].map((name) => {
  const yaml: unknown = parse(read(name), { merge: true });
  return { name, yaml, ...v.parse(fileSchema, yaml) };
});
const [many, one] = files;
if (!many || !one) throw new Error('two files');

/** The Compose specification's own schema, as a linter brings it along. Its draft's address is one that Ajv does not know. */
const { $schema: _, ...specification } = v.parse(
  v.looseObject({ $schema: v.string() }),
  JSON.parse(
    readFileSync(
      join(dirname(require.resolve('dclint/package.json')), 'schemas/compose.schema.json'),
      'utf8',
    ),
  ),
);

describe.each(files)('$name', ({ name, yaml, services, secrets, networks }) => {
  it('is what the Compose specification calls one', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(specification);
    expect(validate(yaml) || validate.errors).toBe(true);
    expect(validate({ services: { edge: { image: 'haproxy', mem_limitt: '1g' } } })).toBe(false);
  });

  it('names only variables that .env.example tells about', () => {
    const named = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(
      ([, variable]) => variable,
    );
    const used = [...read(name).matchAll(/\$\{([A-Z_]+)/g)].map(([, variable]) => variable);
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((variable) => !named.includes(variable))).toEqual([]);
  });

  it('holds no secret of its own', () => {
    for (const { environment, secrets: given } of Object.values(services))
      for (const [variable, value] of Object.entries(environment)) {
        if (variable.endsWith('_FILE'))
          expect(given.map((secret) => `/run/secrets/${secret}`)).toContain(value);
        else if (/SECRET|PASSWORD|KEY|URL$/.test(variable)) expect(value).toContain('${');
      }
    const given = Object.values(services).flatMap((service) => service.secrets);
    expect([...new Set(given)].toSorted()).toEqual(Object.keys(secrets).toSorted());
    for (const [secret, { file }] of Object.entries(secrets)) expect(file).toBe(`secrets/${secret}`);
  });

  it('gives every service a read-only root, no rights and no way to more', () => {
    expect(Object.values(services).flatMap(({ cap_add }) => cap_add)).toEqual(['NET_BIND_SERVICE']);
  });

  it('keeps the database to the service', () => {
    const { postgres } = services;
    const [network = ''] = postgres?.networks ?? [];
    expect([postgres?.ports, postgres?.networks, networks[network]]).toEqual([
      undefined,
      [network],
      { internal: true },
    ]);
  });
});

describe('with one node', () => {
  it('the proxy of this machine is let in, and nobody else', () => {
    expect(Object.keys(one.services)).toEqual(['medkig', 'postgres', 'turn']);
    expect(one.services.medkig?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });
});

describe('with many nodes', () => {
  const { services } = many;
  const nodes = Object.entries(services).filter(([, { environment }]) => environment.NODE_NAME !== undefined);

  it('the edge leads to each node by its name', () => {
    expect(Object.keys(services)).toEqual(['edge', 'server-a', 'server-b', 'redis', 'postgres', 'turn']);
    const led = [
      ...read('deploy/haproxy/haproxy.cfg').matchAll(/^ {2}server (\w\w) "\$\{NODE_\w\w-(\S+):4000}"/gm),
    ];
    const places = new Set(led.map(([, node, host]) => `${node} ${host}`));
    expect(new Set(nodes.map(([host, { environment }]) => `${environment.NODE_NAME} ${host}`))).toEqual(
      places,
    );
    expect(places.size).toBe(2);
  });

  it('whoever comes from outside meets the edge, or the TURN server on the host’s own network', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports);
    expect(open.map(([name]) => name)).toEqual(['edge']);
    expect(services.edge?.networks).toEqual(['front']);
    expect(services.redis?.networks).toEqual(['inside']);
  });

  it('each has its share of the machine, and a node’s heap fits into its', () => {
    for (const { cpus = 0, mem_limit = '', pids_limit = 0 } of Object.values(services)) {
      expect([cpus > 0, pids_limit > 0]).toEqual([true, true]);
      expect(megabytes(mem_limit)).toBeGreaterThan(0);
    }
    for (const [, { environment, mem_limit = '' }] of nodes) {
      const [, heap] = /--max-old-space-size=(\d+)/.exec(environment.NODE_OPTIONS ?? '') ?? [];
      expect(Number(heap)).toBeGreaterThan(0);
      expect(Number(heap)).toBeLessThan(0.7 * megabytes(mem_limit));
    }
  });

  it('a node has the time that moving its sessions takes', () => {
    for (const [, { stop_grace_period }] of nodes)
      expect(Number.parseInt(stop_grace_period ?? '', 10)).toBe(75);
  });
});

function megabytes(text: string): number {
  return Number.parseInt(text, 10) * (text.endsWith('g') ? 1024 : 1);
}
