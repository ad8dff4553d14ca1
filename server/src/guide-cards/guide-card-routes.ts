import { guideCardSchema, type KeptGuideCard } from '@medkig/api/guide-card';
import express, { type Request, type Response, Router } from 'express';
import type { Kysely, Transaction } from 'kysely';
import * as v from 'valibot';
import { type Agent, findAgent } from '../accounts/agents.ts';
import type { SignedInCheck } from '../accounts/signed-in-check.ts';
import { appendEntry } from '../audit/audit-log.ts';
import { sendProblem } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { Tables } from '../storage/tables.ts';
import { expectedVersion } from './expected-version.ts';
import { addCard, changeCard, listCards, type Whose, type Written } from './guide-cards.ts';

/** The longest card that the schema lets through is shorter, also in letters of three bytes. */
const MAX_BODY_BYTES = 128 * 1024;
/** RFC 6585: the request must say which version it means. */
const WHICH_VERSION = 428;

export interface GuideCardRoutesDeps {
  check: SignedInCheck;
  db: Kysely<Tables>;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `/api/guide-cards`: an agent reads and writes those of her own hotline, and no request can name another. */
export function guideCardRoutes({ check, db, log, now }: GuideCardRoutesDeps): Router {
  const router = Router();

  router.get('/guide-cards', async (request, response) => {
    const agent = await agentOf(request, response);
    if (!agent) return;
    const { cards, unreadable } = await listCards(db, agent.hotlineId);
    if (unreadable > 0) log.warn({ event: 'guide-cards-unreadable' });
    response.json({ cards });
  });

  router.put('/guide-cards/:slug', async (request, response) => {
    const agent = await agentOf(request, response);
    if (!agent) return;
    await readBody(request, response);
    const card = v.safeParse(guideCardSchema, request.body);
    if (!card.success || card.output.slug !== request.params.slug) return sendProblem(response, 'malformed');
    const expected = expectedVersion(request);
    if (!expected) return sendProblem(response, 'malformed', WHICH_VERSION);
    const whose = whoseOf(agent);
    const { slug } = card.output;
    const written = await audited(whose, { slug, what: 'guide-card-written' }, (transaction) =>
      expected.is === 'none'
        ? addCard(transaction, whose, card.output)
        : changeCard(transaction, whose, { slug, from: expected.version, card: card.output }),
    );
    if (!written.ok) return sendProblem(response, written.reason === 'full' ? 'full' : 'changed-meanwhile');
    const kept: KeptGuideCard = {
      ...card.output,
      version: written.version,
      changedAt: whose.now,
      changedBy: agent.name,
    };
    response.json(kept);
  });

  router.delete('/guide-cards/:slug', async (request, response) => {
    const agent = await agentOf(request, response);
    if (!agent) return;
    const expected = expectedVersion(request);
    if (expected?.is !== 'version') return sendProblem(response, 'malformed', WHICH_VERSION);
    const { slug } = request.params;
    const whose = whoseOf(agent);
    const written = await audited(whose, { slug, what: 'guide-card-deleted' }, (transaction) =>
      changeCard(transaction, whose, { slug, from: expected.version, card: null }),
    );
    if (!written.ok) return sendProblem(response, 'changed-meanwhile');
    response.status(204).end();
  });

  /** Absent when the request has been refused. */
  async function agentOf(request: Request, response: Response): Promise<Agent | undefined> {
    const signedIn = await check.holderOf(request);
    const agent = signedIn && (await findAgent(db, signedIn.agentId));
    if (!agent) await check.refuse(request, response);
    return agent;
  }

  /** What is written stands in the audit log as well, or nothing is written. */
  function audited<R>(
    { hotlineId, by, now: at }: Whose,
    fact: { slug: string; what: 'guide-card-written' | 'guide-card-deleted' },
    write: (transaction: Transaction<Tables>) => Promise<Written<R>>,
  ): Promise<Written<R>> {
    return db.transaction().execute(async (transaction) => {
      const written = await write(transaction);
      const chain = { of: 'hotline', id: hotlineId } as const;
      if (written.ok)
        await appendEntry(transaction, {
          chain,
          at,
          agentId: by,
          roomId: null,
          fact: { ...fact, version: written.version },
        });
      return written;
    });
  }

  const whoseOf = (agent: Agent): Whose => ({ hotlineId: agent.hotlineId, by: agent.id, now: now() });

  return router;
}

const parseBody = express.json({ limit: MAX_BODY_BYTES });

/** Only now, so that nobody without a sign-in has a long body read. Rejects with what the reader says. */
function readBody(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parseBody(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}
