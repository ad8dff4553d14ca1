import { type ApiResult, type Client, createClient } from '@medkig/api/client';
import { readWays, type Ways } from '@medkig/api/connection';
import {
  deleteGuideCard,
  type GuideCard,
  type KeptGuideCard,
  listGuideCards,
  writeGuideCard,
} from '@medkig/api/guide-card';
import { type Me, readSession, type SignIn, signIn, signOut, takeTicket } from '@medkig/api/session';

/** Any endpoint by `ask`; what several places of the console do with the interface has a name. */
export interface ApiClient extends Client {
  signIn(credentials: SignIn): Promise<ApiResult<Me>>;
  me(): Promise<ApiResult<Me>>;
  signOut(): Promise<ApiResult<undefined>>;
  /** A ticket for the socket: used once, good for 60 seconds. */
  ticket(): Promise<ApiResult<string>>;
  /** TURN servers to try; none when they cannot be had. */
  turn(): Promise<Ways['turn']>;
  guideCards(): Promise<ApiResult<readonly KeptGuideCard[]>>;
  /** Changes the version that the agent has read; undefined writes a new card. */
  saveGuideCard(card: GuideCard, version: number | undefined): Promise<ApiResult<KeptGuideCard>>;
  deleteGuideCard(slug: string, version: number): Promise<ApiResult<undefined>>;
}

/**
 * How long each try for a ticket may take, in milliseconds: a request over a connection that has died without a word
 * gets no answer, and once it is given up the next one goes over another connection. A browser keeps more than one.
 */
const TICKET_MS = [700, 1000, 2000] as const;

export function createApiClient(fetch: typeof globalThis.fetch): ApiClient {
  const { ask } = createClient({ fetch });
  return {
    ask,
    signIn: (credentials) => ask(signIn, { body: credentials }),
    me: () => ask(readSession, {}),
    signOut: () => ask(signOut, {}),
    ticket: async () => {
      let refused: ApiResult<string> = { ok: false, reason: 'offline' };
      for (const limit of TICKET_MS) {
        const signal = AbortSignal.timeout(limit);
        const within = createClient({ fetch: (address, request) => fetch(address, { ...request, signal }) });
        const answer = await within.ask(takeTicket, {});
        if (answer.ok) return { ok: true, value: answer.value.ticket };
        refused = answer;
        if (!signal.aborted) break;
      }
      return refused;
    },
    turn: async () => {
      const answer = await ask(readWays, {});
      return answer.ok ? answer.value.turn : [];
    },
    guideCards: async () => {
      const answer = await ask(listGuideCards, {});
      return answer.ok ? { ok: true, value: answer.value.cards } : answer;
    },
    saveGuideCard: (card, version) =>
      ask(writeGuideCard, { params: { slug: card.slug }, body: card, version: version ?? 'new' }),
    deleteGuideCard: (slug, version) => ask(deleteGuideCard, { params: { slug }, version }),
  };
}
