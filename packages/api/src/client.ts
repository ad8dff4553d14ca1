/** A client of the REST interface, typed by its endpoints; for the console, for scripts and for other systems. */
import * as v from 'valibot';
import type { AnswerOf, Asking, Endpoint } from './endpoint.ts';
import { type ProblemCode, problemSchema } from './problem.ts';

/** `offline`: no answer came. `unexpected`: the answer does not follow the schema. */
export type ApiFailure = ProblemCode | 'offline' | 'unexpected';

export type ApiResult<T> =
  | { ok: true; value: T }
  /** `at`: of `malformed`, the fields that are not as they should be. */
  | { ok: false; reason: ApiFailure; at?: readonly string[] };

/** As much of `fetch` as is used. */
export type Fetch = (
  address: string,
  request: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ ok: boolean; text(): Promise<string> }>;

export interface Client {
  ask<E extends Endpoint>(endpoint: E, asking: Asking<E>): Promise<ApiResult<AnswerOf<E>>>;
}

export interface ClientOptions {
  fetch: Fetch;
  /** The service's public origin; absent in its own pages. */
  origin?: string;
  /** An API token; absent in the console, whose cookie the browser sends. */
  token?: string;
}

export function createClient({ fetch, origin = '', token }: ClientOptions): Client {
  const identity = token === undefined ? {} : { authorization: `Bearer ${token}` };

  return {
    async ask(endpoint, asking) {
      const { body, version, ...rest } = v.parse(askingSchema, asking);
      const request = {
        method: endpoint.method,
        headers: { ...identity, ...preconditionOf(version), ...(body !== undefined && json) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      };
      let ok: boolean;
      let text: string;
      try {
        const response = await fetch(`${origin}/api${addressOf(endpoint, rest)}`, request);
        text = await response.text();
        ok = response.ok;
      } catch {
        return { ok: false, reason: 'offline' };
      }
      return ok ? answerOf(endpoint, parseJson(text)) : refusalOf(parseJson(text));
    },
  };
}

const json = { 'content-type': 'application/json' };

const names = v.record(v.string(), v.union([v.string(), v.number(), v.undefined()]));
/** The parts of an `Asking`, which differ from endpoint to endpoint. */
const askingSchema = v.object({
  params: v.optional(v.record(v.string(), v.string()), {}),
  query: v.optional(names, {}),
  body: v.optional(v.unknown()),
  version: v.optional(v.union([v.number(), v.literal('new')])),
});

function addressOf(
  { path }: Endpoint,
  { params, query }: Pick<v.InferOutput<typeof askingSchema>, 'params' | 'query'>,
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
}

function preconditionOf(version: number | 'new' | undefined): Record<string, string> {
  if (version === undefined) return {};
  return version === 'new' ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
}

function answerOf<E extends Endpoint>(endpoint: E, answer: unknown): ApiResult<AnswerOf<E>> {
  const parsed = v.safeParse(endpoint.answer ?? v.undefined(), answer);
  return parsed.success && isAnswer(endpoint, parsed.output)
    ? { ok: true, value: parsed.output }
    : { ok: false, reason: 'unexpected' };
}

/** What the endpoint's own schema has read is its answer. */
function isAnswer<E extends Endpoint>(_endpoint: E, _read: unknown): _read is AnswerOf<E> {
  return true;
}

function refusalOf(answer: unknown): { ok: false; reason: ApiFailure; at?: readonly string[] } {
  const problem = v.safeParse(problemSchema, answer);
  if (!problem.success) return { ok: false, reason: 'unexpected' };
  const { code: reason, at } = problem.output;
  return at ? { ok: false, reason, at } : { ok: false, reason };
}

/** undefined for an empty or broken body; the schema then decides. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
