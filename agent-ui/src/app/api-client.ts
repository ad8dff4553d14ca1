import { type Ways, waysSchema } from '@medkig/api/connection';
import {
  type GuideCard,
  guideCardsSchema,
  type KeptGuideCard,
  keptGuideCardSchema,
} from '@medkig/api/guide-card';
import { type ProblemCode, problemSchema } from '@medkig/api/problem';
import { type Me, meSchema, type SignIn, ticketSchema } from '@medkig/api/session';
import * as v from 'valibot';

/** `offline`: no answer came. `unexpected`: the answer does not follow the schema. */
export type ApiFailure = ProblemCode | 'offline' | 'unexpected';

type ApiResult<T> = { ok: true; value: T } | { ok: false; reason: ApiFailure };

export interface ApiClient {
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
  async function ask<S extends v.GenericSchema>(
    schema: S,
    method: string,
    path: string,
    { body, signal, given }: { body?: unknown; signal?: AbortSignal; given?: Record<string, string> } = {},
  ): Promise<ApiResult<v.InferOutput<S>>> {
    const headers = { ...given, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const request = {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    };
    let response: Response;
    let text: string;
    try {
      response = await fetch(path, request);
      text = await response.text();
    } catch {
      return { ok: false, reason: 'offline' };
    }
    const json = parseJson(text);
    if (!response.ok) {
      const problem = v.safeParse(problemSchema, json);
      return { ok: false, reason: problem.success ? problem.output.code : 'unexpected' };
    }
    const parsed = v.safeParse(schema, json);
    return parsed.success ? { ok: true, value: parsed.output } : { ok: false, reason: 'unexpected' };
  }

  return {
    signIn: (credentials) => ask(meSchema, 'POST', '/api/session', { body: credentials }),
    me: () => ask(meSchema, 'GET', '/api/session'),
    signOut: () => ask(v.undefined(), 'DELETE', '/api/session'),
    ticket: async () => {
      let reason: ApiFailure = 'offline';
      for (const limit of TICKET_MS) {
        const signal = AbortSignal.timeout(limit);
        const answer = await ask(ticketSchema, 'POST', '/api/ticket', { signal });
        if (answer.ok) return { ok: true, value: answer.value.ticket };
        reason = answer.reason;
        if (!signal.aborted) break;
      }
      return { ok: false, reason };
    },
    turn: async () => {
      const answer = await ask(waysSchema, 'GET', '/api/connection');
      return answer.ok ? answer.value.turn : [];
    },
    guideCards: async () => {
      const answer = await ask(guideCardsSchema, 'GET', '/api/guide-cards');
      return answer.ok ? { ok: true, value: answer.value.cards } : answer;
    },
    saveGuideCard: (card, version) =>
      ask(keptGuideCardSchema, 'PUT', `/api/guide-cards/${card.slug}`, {
        body: card,
        given: version === undefined ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` },
      }),
    deleteGuideCard: (slug, version) =>
      ask(v.undefined(), 'DELETE', `/api/guide-cards/${slug}`, { given: { 'if-match': `"${version}"` } }),
  };
}

/** undefined for an empty or broken body; the schema then decides. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
