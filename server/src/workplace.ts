/** What is set up, read and changed beside a call, put together: the REST interface of the console and of other systems. */
import type { Request, Router } from 'express';
import type { Kysely } from 'kysely';
import type { Accounts } from './accounts/accounts.ts';
import { findAgent } from './accounts/agents.ts';
import { serveInvitations } from './accounts/invitation-routes.ts';
import { servePeople } from './accounts/people/people-routes.ts';
import { principalByCookie } from './accounts/principal.ts';
import { sessionCookie } from './accounts/session-cookie.ts';
import { docsRoutes } from './api-docs/docs-routes.ts';
import { serveApiTokens } from './api-tokens/api-token-routes.ts';
import { findTokenHolder } from './api-tokens/api-tokens.ts';
import { byTokenOr } from './api-tokens/bearer.ts';
import { serveAudit } from './audit/audit-routes.ts';
import { serveGuideCards } from './guide-cards/guide-card-routes.ts';
import { serveHotlines } from './hotline/hotline-routes.ts';
import { endpointRouter } from './http/endpoint-router.ts';
import type { Log } from './log.ts';
import { serveEmbed } from './municipalities/embed-route.ts';
import { serveMunicipalities } from './municipalities/municipality-routes.ts';
import { previewRoute, servePreviews } from './municipalities/preview-routes.ts';
import { createPreviews } from './municipalities/previews.ts';
import { findSite } from './municipalities/sites.ts';
import { serveNotices } from './notices/notice-routes.ts';
import { serveReceipts } from './receipts/receipt-routes.ts';
import type { Seal } from './sealing/seal.ts';
import type { OpenStore } from './short-term/short-term-store.ts';
import { serveStart } from './start/start-routes.ts';
import type { Tables } from './storage/tables.ts';
import { serveTopics } from './topics/topic-routes.ts';
import { openWebhooks } from './webhooks/open-webhooks.ts';

export interface WorkplaceDeps {
  db: Kysely<Tables>;
  seal: Seal;
  log: Log;
  /** What waits for minutes, on any node. */
  openStore: OpenStore;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  accounts: Accounts;
  /** Ends what hangs on a sign-in that was taken away. */
  dropSession(sessionId: string): void;
  addressOf(request: Request): string;
  /** Resolves when what the relay has to say of rooms is written. */
  roomsWritten(): Promise<void>;
  /** The service's public origin. */
  origin: string;
  /** Where the citizens' snippet was built to. */
  embedFolder: string;
  webhooks: Pick<Parameters<typeof openWebhooks>[0], 'deliverMs' | 'counted'>;
}

export interface Workplace {
  /** Mounted at `/api`, in this order. */
  api: Router[];
  /** Mounted where sites ask: drafts of rules, for the pages of their municipality. */
  previews: Router;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

export function openWorkplace(deps: WorkplaceDeps): Workplace {
  const { db, seal, log, now, randomBytes, accounts, dropSession, addressOf, origin, embedFolder } = deps;
  const { router, serve, serveLines } = endpointRouter({
    addressOf,
    principalOf: byTokenOr(
      principalByCookie(accounts.check, (id) => findAgent(db, id)),
      {
        findHolder: (secret) => findTokenHolder(db, secret, now()),
        findAgent: (id) => findAgent(db, id),
        now,
      },
    ),
  });
  accounts.serve(serve);
  servePeople(serve, { db, now, randomBytes, dropSession, publicOrigin: origin });
  serveInvitations(serve, { db, now });
  serveGuideCards(serve, { db, log, now });
  serveTopics(serve, { db, now, roomsWritten: deps.roomsWritten });
  serveMunicipalities(serve, { db, now, dropSession });
  const previews = createPreviews({ open: deps.openStore, now, randomBytes });
  servePreviews(serve, { db, previews });
  serveEmbed(serve, { folder: embedFolder, origin });
  serveHotlines(serve, { db, now });
  serveNotices(serve, { db, now });
  serveStart(serve, db);
  serveAudit({ serve, serveLines }, { db, now });
  serveReceipts(serve, { db });
  serveApiTokens(serve, { db, now, randomBytes });
  const webhooks = openWebhooks({
    ...{ db, seal, log, now, randomBytes, ...deps.webhooks },
    local: origin.startsWith('http:'),
  });
  webhooks.serve(serve);

  return {
    api: [docsRoutes({ origin, cookie: sessionCookie(origin).name }), ...accounts.routers, router],
    previews: previewRoute({ find: (key) => findSite(db, key), previews }),
    close: webhooks.close,
  };
}
