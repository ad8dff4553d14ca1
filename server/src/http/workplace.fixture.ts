import { createHash } from 'node:crypto';
import { signInSchema } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { hashPassword } from '../accounts/password.ts';
import { exampleOf } from '../api-docs/example.ts';
import { jsonSchemaOf } from '../api-docs/json-schema.ts';
import type { Tables } from '../storage/tables.ts';
import type { TestDatabase } from '../storage/test-databases.ts';
import { type Actor, cookieOf, type Sources, seedActor, seedTenant, type Tenant } from './tenants.fixture.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** What one request sends. */
export interface Sent {
  method: string;
  /** Below `/api`, with its query. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  /** The media type, without what follows it. */
  type: string;
  text: string;
}

export interface Workplace {
  server: TestApp;
  db: Kysely<Tables>;
  sources(): Sources;
  a: Tenant;
  b: Tenant;
  /** Of A, one for each role and one with all of them. */
  people: Actor[];
  operator: Actor;
  /** As the console does. */
  byCookie(actor: Actor, sent: Sent): Promise<Answer>;
  byToken(actor: Actor, sent: Sent): Promise<Answer>;
  /** Without a sign-in. */
  byNobody(sent: Sent): Promise<Answer>;
  /** After the actor's sign-in has been ended. */
  renew(actor: Actor): Promise<void>;
}

/** Two tenants behind a whole server. Each request comes a tenth of a second after the one before. */
export async function startWorkplace({ open }: TestDatabase): Promise<Workplace> {
  const database = await open();
  const { db } = database;
  const server = await startTestApp({ demo: undefined, viewerOrigin: 'http://127.0.0.1:9' }, database);
  let drawn = 0;
  const randomBytes = (n: number) =>
    createHash('shake256', { outputLength: n }).update(`drawn ${drawn++}`).digest();
  const sources = () => ({ now: server.clock.now, randomBytes });

  const a = await seedTenant(db, 'anden', { digit: '2', municipalities: 2 }, sources());
  const b = await seedTenant(db, 'kanarie', { digit: '3', municipalities: 1 }, sources());
  const [municipalityId = null] = a.municipalityIds;
  // The password of the examples, so that two of them can prove who they are. Each proof takes its time.
  const { password } = v.parse(v.object({ password: v.string() }), exampleOf(jsonSchemaOf(signInSchema)));
  const passwordHash = await hashPassword(password);
  const people: Actor[] = [];
  for (const [name, roles] of [
    ['agent', ['agent']],
    ['lead', ['lead']],
    ['editor', ['editor']],
    ['auditor', ['auditor']],
    ['everything', ['agent', 'lead', 'editor', 'auditor']],
  ] as const)
    people.push(
      await seedActor(
        db,
        {
          ...{ name, roles: [...roles], municipalityId },
          passwordHash: name === 'everything' ? passwordHash : null,
        },
        sources(),
      ),
    );
  const operator = await seedActor(
    db,
    { name: 'operator', roles: ['operator', 'lead'], municipalityId, passwordHash },
    sources(),
  );

  async function send({ method, path, body, headers = {} }: Sent, identity: Record<string, string>) {
    server.clock.now += 100;
    const response = await fetch(`${server.console}/api${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...identity,
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const [type = ''] = (response.headers.get('Content-Type') ?? '').split(';');
    return { status: response.status, type, text: await response.text() };
  }

  return {
    ...{ server, db, sources, a, b, people, operator },
    byCookie: ({ cookie }, sent) => send(sent, { Cookie: cookie, Origin: server.console }),
    byToken: ({ bearer }, sent) => send(sent, { Authorization: bearer }),
    byNobody: (sent) => send(sent, { Origin: server.console }),
    async renew(actor) {
      actor.cookie = await cookieOf(db, actor.agentId, sources());
    },
  };
}
