/** What every endpoint does alike, asked of each that is listed. A new one is asked too, without a line here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEndpoints, type NamedEndpoint } from '@medkig/api/endpoints';
import { problemSchema } from '@medkig/api/problem';
import { type Role, roles } from '@medkig/api/role';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { may } from '../accounts/access.ts';
import { exampleOf } from '../api-docs/example.ts';
import { jsonSchemaOf } from '../api-docs/json-schema.ts';
import { problemsOf } from '../api-docs/openapi.ts';
import { insertToken } from '../api-tokens/api-tokens.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { pathOf, queryOf } from './asked.fixture.ts';
import { type Actor, seedActor } from './tenants.fixture.ts';
import { type Answer, type Sent, startWorkplace, type Workplace } from './workplace.fixture.ts';

const NO_ID = '00000000-0000-4000-8000-00000000000f';
/** An address that nothing has. */
const UNKNOWN: Readonly<Record<string, string>> = {
  ...{ site: 'ingen', slug: 'ingen', number: '2222-2222', version: '1999-01', log: `municipality:${NO_ID}` },
};
const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const [pglite] = testDatabases;
if (!pglite) throw new Error('no database');
let workplace: Workplace;
const byRole = new Map<Role, Actor>();
beforeAll(async () => {
  workplace = await startWorkplace(pglite);
  const [municipalityId = null] = workplace.a.municipalityIds;
  for (const role of roles)
    byRole.set(
      role,
      await seedActor(
        workplace.db,
        { name: `kun-${role}`, roles: [role], municipalityId },
        workplace.sources(),
      ),
    );
});
afterAll(() => workplace.server.close());

function request(named: NamedEndpoint, names: Readonly<Record<string, string>>): Sent {
  const { endpoint } = named;
  const body = endpoint.body && exampleOf(jsonSchemaOf(endpoint.body));
  const path = pathOf(named, names) + queryOf(named, names);
  return {
    ...{ method: endpoint.method, path, ...(body !== undefined && { body }) },
    headers: endpoint.version ? { 'If-Match': '"1"' } : {},
  };
}

const own = (named: NamedEndpoint) => request(named, workplace.a.names);

function problemOf({ status, text }: Pick<Answer, 'status' | 'text'>) {
  const { code, at } = v.parse(problemSchema, JSON.parse(text));
  return { status, code, ...(at && { at }) };
}

const principal = (actor: Actor) => ({
  ...{ agentId: actor.agentId, name: actor.name, roles: actor.roles, scopes: 'all' as const },
  municipalityId: workplace.a.municipalityIds[0] ?? null,
  hotlineId: workplace.a.hotlineId,
});

/** The operator, unless it is nothing of theirs. */
function whoMay({ endpoint: { needs } }: NamedEndpoint): Actor {
  const { operator, people } = workplace;
  const all = people.at(-1);
  const isOperators = needs !== 'anyone' && needs !== 'signed-in' && may(principal(operator), needs);
  return isOperators || !all ? operator : all;
}

const bySignIn = allEndpoints.filter(({ endpoint }) => endpoint.needs !== 'anyone');
const byPermission = bySignIn.flatMap((named) => {
  const { needs } = named.endpoint;
  return needs === 'anyone' || needs === 'signed-in' ? [] : [{ ...named, needs }];
});

/** Some of these end a sign-in or take away what others ask for. */
const isRead = ({ endpoint }: NamedEndpoint) => endpoint.method === 'GET';

it('every address of a hand-made router is listed too', () => {
  const folder = join(import.meta.dirname, '../accounts');
  const made = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // To the addresses of OpenID Connect a browser is led; nobody asks them.
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('oidc'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /router\.(get|post|put|patch|delete)\(\s*'([^']+)'/g,
      ),
    ])
    .map(([, method = '', path]) => `${method.toUpperCase()} ${path}`);
  expect(made).toContain('POST /session/passkey');
  const listed = allEndpoints.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
  const message = 'describe it with endpoint() in packages/api and list it in endpoints.ts';
  expect(
    made.filter((address) => !listed.includes(address)),
    message,
  ).toEqual([]);
});

describe('without a sign-in', () => {
  it.each(bySignIn)('$name asks for one', async (named) => {
    expect(problemOf(await workplace.byNobody(own(named)))).toEqual({ status: 401, code: 'not-signed-in' });
  });

  it.each(allEndpoints.filter(({ endpoint }) => endpoint.needs === 'anyone'))(
    '$name is there',
    async (named) => {
      const { status, text } = await workplace.byNobody(own(named));
      // What the fixture names is there: `not-found` is what the last route says.
      if (status === 404) expect(problemOf({ status, text }).code, 'nothing serves it').not.toBe('not-found');
      expect(status).toBeLessThan(500);
    },
  );
});

describe('with a sign-in that may not', () => {
  it.each(byPermission)('$name is refused', async (named) => {
    const not = [...byRole.values()].find((actor) => !may(principal(actor), named.needs));
    const answer = not
      ? await workplace.byCookie(not, own(named))
      : // Everybody may: then one whose municipality is in no hotline.
        await workplace.byCookie(await loner(), own(named));
    expect(problemOf(answer)).toEqual({ status: 403, code: 'not-allowed' });
  });
});

describe('by an API token', () => {
  it.each(byPermission)('$name is refused without its scope', async (named) => {
    const { operator, db, sources } = workplace;
    const scopes = [named.needs === 'calls' ? ('audit:read' as const) : ('calls' as const)];
    await db.deleteFrom('api_token').where('name', '=', 'Smal').execute();
    const narrow = await insertToken(db, operator.agentId, { name: 'Smal', scopes, days: 1 }, sources());
    const answer = await workplace.byToken({ ...operator, bearer: `Bearer ${narrow?.secret}` }, own(named));
    expect(problemOf(answer)).toEqual({ status: 403, code: 'not-allowed' });
  });

  it.each(bySignIn.filter(({ endpoint }) => endpoint.needs === 'signed-in'))(
    '$name is the console’s alone',
    async (named) => {
      const { status } = await workplace.byToken(workplace.operator, own(named));
      // What reads the cookie by itself knows no tokens at all.
      expect([401, 403]).toContain(status);
    },
  );
});

describe('a request of another shape', () => {
  it.each(allEndpoints.filter(({ endpoint }) => endpoint.body))('$name says where', async (named) => {
    const { text, ...sent } = await workplace.byCookie(whoMay(named), { ...own(named), body: { x: 1 } });
    const problem = problemOf({ text, ...sent });
    expect(problem).toMatchObject({ status: 400, code: 'malformed' });
    expect(problem.at?.length).toBeGreaterThan(0);
  });

  it.each(allEndpoints.filter(({ endpoint }) => endpoint.version))(
    '$name asks which version',
    async (named) => {
      const { operator } = workplace;
      const without = { ...own(named), headers: {} };
      expect(problemOf(await workplace.byCookie(operator, without))).toEqual({
        status: 428,
        code: 'malformed',
      });
      const old = { ...own(named), headers: { 'If-Match': '"999"' } };
      const answer = await workplace.byCookie(operator, old);
      // A slug in the body that is not the one in the address is looked at first.
      if (answer.status !== 400)
        expect(problemOf(answer)).toEqual({ status: 412, code: 'changed-meanwhile' });
    },
  );
});

it.each(byPermission.filter(({ endpoint }) => endpoint.params))(
  '$name finds nothing that is not there',
  async (named) => {
    const names = Object.fromEntries(
      Object.keys(workplace.a.names).map((name) => [name, UNKNOWN[name] ?? NO_ID]),
    );
    const { status } = await workplace.byCookie(whoMay(named), request(named, names));
    expect(named.endpoint.version ? [404, 412, 400] : [404, 400]).toContain(status);
  },
);

describe('what is read', () => {
  it.each(allEndpoints.filter(isRead))('$name follows its schema', async (named) => {
    const { status, type, text } = await workplace.byCookie(whoMay(named), own(named));
    expect(status, text).toBe(200);
    const { answer, lines } = named.endpoint;
    expect(type).toBe(lines ? 'application/x-ndjson' : 'application/json');
    if (answer) expect(v.safeParse(answer, JSON.parse(text)).issues).toBeUndefined();
    if (!lines) return;
    const told = text.trimEnd().split('\n');
    expect(told.length).toBeGreaterThan(1);
    for (const line of told) expect(v.safeParse(lines, JSON.parse(line)).issues).toBeUndefined();
  });
});

// Last: it changes what the others read.
describe('what is written', () => {
  it.each(allEndpoints.filter((named) => !isRead(named)))(
    '$name follows its schema, or refuses as it has said',
    async (named) => {
      const { a } = workplace;
      const actor = whoMay(named);
      const sent = own(named);
      const body: unknown = JSON.parse(JSON.stringify(sent.body ?? null), (name, value: unknown) =>
        typeof value === 'string' && isUuid.test(value) ? (a.names[name.replace(/Id$/, '')] ?? value) : value,
      );
      const { status, text } = await workplace.byCookie(actor, {
        ...sent,
        ...(sent.body !== undefined && { body }),
      });
      const { endpoint } = named;
      if (status === 200 && endpoint.answer)
        expect(v.safeParse(endpoint.answer, JSON.parse(text)).issues).toBeUndefined();
      else if (status === 204) expect(text).toBe('');
      else {
        const { code } = problemOf({ status, text });
        // Then nothing was tried.
        expect(code).not.toBe('not-signed-in');
        expect(
          problemsOf(endpoint).get(status),
          `say in \`problems\` of ${named.name} that it may be refused so`,
        ).toContain(code);
      }
      if (/^\/(?:session|account)/.test(endpoint.path)) await workplace.renew(actor);
    },
  );
});

async function loner(): Promise<Actor> {
  const seeded = { name: 'uden-linje', roles: [...roles], municipalityId: null };
  return seedActor(workplace.db, { ...seeded, roles: ['agent'] }, workplace.sources());
}
