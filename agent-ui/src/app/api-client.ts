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
}

export function createApiClient(fetch: typeof globalThis.fetch): ApiClient {
  async function ask<S extends v.GenericSchema>(
    schema: S,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ApiResult<v.InferOutput<S>>> {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
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
    signIn: (credentials) => ask(meSchema, 'POST', '/api/session', credentials),
    me: () => ask(meSchema, 'GET', '/api/session'),
    signOut: () => ask(v.undefined(), 'DELETE', '/api/session'),
    ticket: async () => {
      const answer = await ask(ticketSchema, 'POST', '/api/ticket');
      return answer.ok ? { ok: true, value: answer.value.ticket } : answer;
    },
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
