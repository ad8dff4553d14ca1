/** Codes from an app, turned on where a service has several nodes. */
import { randomBytes } from 'node:crypto';
import { confirmTotp, startTotp } from '@medkig/api/account';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Served, serveEndpoints } from '../../http/served.fixture.ts';
import { createSeal } from '../../sealing/seal.ts';
import { memoryStores } from '../../short-term/memory-store.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { migratedPglite } from '../../storage/test-databases.ts';
import { saveAgent } from '../agents.ts';
import { startSession } from '../sessions.ts';
import { fromBase32 } from './base32.ts';
import { stepAt, totpCode } from './totp.ts';
import { serveTotp } from './totp-routes.ts';

const now = Date.parse('2026-01-05T12:00:00+01:00');
const seal = createSeal({ keys: { present: new Uint8Array(32), previous: undefined }, randomBytes });

let database: Database;
let nodes: Served[];
beforeAll(async () => {
  database = await openDatabase(migratedPglite());
  const { db } = database;
  const shared = { db, seal, open: memoryStores(() => now), now: () => now, randomBytes };
  const prove = async () => ({ ok: true }) as const;
  const start = () => serveEndpoints((serve) => serveTotp(serve, { ...shared, prove }));
  nodes = [await start(), await start()];
});
afterAll(async () => {
  for (const node of nodes) node.close();
  await database.close();
});

it('what one node has begun is confirmed on another, by one of those who do so at once', async () => {
  const person = { email: 'anna@vestby.example', name: 'Anna', shownAs: 'A', roles: ['operator' as const] };
  const { db } = database;
  const agentId = await saveAgent(db, { ...person, employerMunicipalityId: null, passwordHash: null });
  const { sessionId } = await startSession(db, agentId, { now, randomBytes });
  const anna = {
    ...person,
    agentId,
    sessionId,
    municipalityId: null,
    hotlineId: null,
    scopes: 'all' as const,
  };
  const [one, two] = nodes.map((node) => node.as(anna));
  const started = await one?.ask(startTotp, { body: { proof: { password: 'hers' } } });
  if (!started?.ok) throw new Error('not started');
  const code = totpCode(fromBase32(started.value.secret), stepAt(now));
  const answers = await Promise.all(
    [two, one, two].map((node) => node?.ask(confirmTotp, { body: { code } })),
  );
  expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
  expect(answers.filter((answer) => answer?.ok === false && answer.reason === 'not-found')).toHaveLength(2);
});
