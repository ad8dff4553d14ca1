/**
 * Whatever the people of one tenant send, nothing of another comes back and nothing of it changes: every endpoint, every
 * role, by sign-in and by token, with the other's ids in each place and seeded changes to all that is sent.
 * `npm run fuzz` goes on for MEDKIG_FUZZ_SECONDS from a new seed.
 */
import { allEndpoints, type NamedEndpoint } from '@medkig/api/endpoints';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from '../api-docs/example.ts';
import { jsonSchemaOf } from '../api-docs/json-schema.ts';
import { problemsOf } from '../api-docs/openapi.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { optionalOf, pathOf, placesOf, queryOf } from './asked.fixture.ts';
import { type Actor, rowsOf, type Tenant } from './tenants.fixture.ts';
import { type Answer, type Sent, startWorkplace, type Workplace } from './workplace.fixture.ts';

const seconds = Number(process.env.MEDKIG_FUZZ_SECONDS ?? 0);
const seed = Number(process.env.MEDKIG_FUZZ_SEED ?? (seconds > 0 ? Date.now() % 2 ** 31 : 20_260_101));
/** Changed requests beside the plain ones, where nobody asks for more. */
const CHANGED = 250;

/** https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32) */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const junk = [
  '',
  '\u0000',
  '%',
  "'; drop table agent; --",
  '../..',
  '*',
  '💥'.repeat(40),
  -1,
  1e308,
  null,
  [],
  {},
];

describe.each(testDatabases)('two tenants on $name', (kind) => {
  let workplace: Workplace;
  /** Ids of B, and its word: what may never come back. */
  let marks: string[];
  beforeAll(async () => {
    workplace = await startWorkplace(kind);
    const { b } = workplace;
    marks = [
      ...['kanarie', b.names.room ?? '', b.names.number ?? ''],
      ...[...idsOf(b), ...b.municipalityIds],
    ];
  });
  afterAll(() => workplace.server.close());

  const random = randomFrom(seed);
  const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const idsOf = ({ names }: Tenant) => Object.values(names).filter((id) => uuid.test(id));

  /** The endpoint's own example, in which each id is one of the tenant's. */
  function bodyFor({ endpoint }: NamedEndpoint, tenant: Tenant): unknown {
    if (!endpoint.body) return undefined;
    const { names } = tenant;
    const filled = JSON.stringify(exampleOf(jsonSchemaOf(endpoint.body)), (name, value: unknown) => {
      if (typeof value !== 'string' || !uuid.test(value)) return value;
      return names[name.replace(/Id$/, '')] ?? oneOf(idsOf(tenant));
    });
    return JSON.parse(filled);
  }

  function requestTo(named: NamedEndpoint, names: Tenant['names'], body: Tenant): Sent {
    const { endpoint } = named;
    const also = random() < 0.5 ? oneOf(optionalOf(named)) : undefined;
    const sent = bodyFor(named, body);
    return {
      method: endpoint.method,
      path: pathOf(named, names) + queryOf(named, body.names, also === undefined ? [] : [also]),
      ...(sent !== undefined && { body: sent }),
      headers: endpoint.version ? { 'If-Match': '"1"' } : {},
    };
  }

  /** All of it B's; what is sent B's alone; and what lies below something of A. */
  function addressesOf(named: NamedEndpoint): Tenant['names'][] {
    const { a, b } = workplace;
    const [first, second] = placesOf(named);
    if (first === undefined) return [b.names];
    const { body, query } = named.endpoint;
    return [
      b.names,
      ...(body || query ? [a.names] : []),
      ...(second === undefined ? [] : [{ ...b.names, [first]: a.names[first] ?? '' }]),
    ];
  }

  /** Something in it is another one, or gone. */
  function changed(sent: Sent): Sent {
    const body: unknown = structuredClone(sent.body);
    if (body !== null && typeof body === 'object' && random() < 0.7) {
      const name = oneOf(Object.keys(body));
      if (name !== undefined) {
        const value = random() < 0.5 ? oneOf(junk) : oneOf(idsOf(workplace.b));
        if (random() < 0.2) Reflect.deleteProperty(body, name);
        else if (typeof value !== 'string' || !uuid.test(value) || /[iI]d$/.test(name))
          Reflect.set(body, name, value);
      }
      return { ...sent, body };
    }
    const parts = sent.path.split('/');
    const at = Math.floor(random() * parts.length);
    parts[at] = encodeURIComponent(String(random() < 0.7 ? oneOf(idsOf(workplace.b)) : oneOf(junk)));
    return { ...sent, path: parts.join('/') || '/' };
  }

  async function sendAs(actor: Actor, way: 'cookie' | 'token', sent: Sent): Promise<Answer> {
    const answer =
      way === 'cookie' ? await workplace.byCookie(actor, sent) : await workplace.byToken(actor, sent);
    const told = marks.find((mark) => answer.text.includes(mark));
    if (told !== undefined || answer.status >= 500)
      throw new Error(
        `${actor.name} by ${way}: ${JSON.stringify(sent)} was answered ${answer.status} ${answer.text}`,
      );
    if (way === 'cookie' && (answer.status === 401 || /^\/(?:session|account)/.test(sent.path)))
      await workplace.renew(actor);
    return answer;
  }

  it('the fixture has a row of B in every table', async () => {
    const { db, b } = workplace;
    const empty = [...(await rowsOf(db, [...marks, b.hotlineId]))].filter(([, rows]) => rows.length === 0);
    const message = 'give tenant B a row in tenants.fixture.ts';
    expect(
      empty.map(([table]) => table),
      message,
    ).toEqual([]);
  });

  it(
    'nothing of B is told to A’s people, and nothing of B changes',
    async () => {
      const { db, a, b, people } = workplace;
      const before = await rowsOf(db, marks);
      let sent = 0;
      let done = 0;
      for (const actor of people)
        for (const way of ['cookie', 'token'] as const)
          for (const named of allEndpoints)
            for (const names of addressesOf(named)) {
              // Each role in each place once would take too long in every run: those who may nothing are alike.
              const answer = await sendAs(actor, way, requestTo(named, names, b));
              const { status } = answer;
              if (status >= 400)
                expect(
                  problemsOf(named.endpoint).get(status),
                  `say in \`problems\` of ${named.name}`,
                ).toContain(JSON.parse(answer.text).code);
              sent += 1;
              if (status < 300) done += 1;
              if (status === 403) break;
            }
      // A test that is refused everything proves nothing.
      expect(done).toBeGreaterThan(people.length);
      const until = performance.now() + seconds * 1000;
      for (let count = 0; count < CHANGED || performance.now() < until; count++) {
        const actor = random() < 0.5 ? people.at(-1) : oneOf(people);
        const named = oneOf(allEndpoints);
        if (!actor || !named) throw new Error('there is nobody');
        const names = random() < 0.5 ? a.names : (oneOf(addressesOf(named)) ?? b.names);
        const request = requestTo(named, names, random() < 0.5 ? a : b);
        await sendAs(actor, random() < 0.5 ? 'cookie' : 'token', random() < 0.8 ? changed(request) : request);
        sent += 1;
      }
      expect(await rowsOf(db, marks)).toEqual(before);
      if (seconds > 0) process.stdout.write(`two tenants on ${kind.name}: ${sent} requests, seed ${seed}\n`);
    },
    (seconds + 60) * 1000,
  );
});
