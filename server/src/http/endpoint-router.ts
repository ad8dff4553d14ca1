/**
 * Serves the endpoints that `@medkig/api` describes. What each of them does before it does anything stands here once:
 * who asks, whether they may, how far they reach, and whether what they sent has its shape.
 */
import type { AnswerOf, Asked, Endpoint } from '@medkig/api/endpoint';
import { allEndpoints } from '@medkig/api/endpoints';
import type { ProblemCode } from '@medkig/api/problem';
import express, { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { type Principal, type Reach, reachOf } from '../accounts/access.ts';
import { type ExpectedVersion, expectedVersion } from './expected-version.ts';
import { sendMalformed, sendProblem } from './problem.ts';

/** The longest body that a schema of ours lets through is shorter, also in letters of three bytes. */
const MAX_BODY_BYTES = 256 * 1024;
/** RFC 6585: the request must say which version it means. */
const WHICH_VERSION = 428;

export interface EndpointRouterDeps {
  /** Who sends the request; absent when the refusal has been sent. */
  principalOf(request: Request, response: Response): Promise<Principal | undefined>;
}

export interface Call<E extends Endpoint> extends Asked<E> {
  /** Absent where anyone may ask. */
  who: E['needs'] extends 'anyone' ? undefined : Principal;
  /** Whose rows the endpoint's permission reaches; `nothing` where it asks for none. */
  reach: Reach;
  version: E extends { version: 'change' }
    ? number
    : E extends { version: 'or-new' }
      ? ExpectedVersion
      : undefined;
}

export type Answered<E extends Endpoint> =
  | { ok: true; value: AnswerOf<E> }
  | { ok: false; reason: ProblemCode };

export type Serve = <E extends Endpoint>(
  endpoint: E,
  answer: (call: Call<E>) => Promise<Answered<E>>,
) => void;

/** A router, and what puts an endpoint on it. */
export function endpointRouter({ principalOf }: EndpointRouterDeps): { router: Router; serve: Serve } {
  const router = Router();

  async function whoAsks(needs: Endpoint['needs'], request: Request, response: Response): Promise<Asker> {
    if (needs === 'anyone') return { ok: true, who: undefined, reach: { of: 'nothing' } };
    const who = await principalOf(request, response);
    if (!who) return { ok: false };
    if (needs === 'signed-in') {
      if (who.scopes === 'all') return { ok: true, who, reach: { of: 'nothing' } };
      sendProblem(response, 'not-allowed');
      return { ok: false };
    }
    const reach = reachOf(who, needs);
    if (reach.of !== 'nothing') return { ok: true, who, reach };
    sendProblem(response, 'not-allowed');
    return { ok: false };
  }

  const serve: Serve = (endpoint, answer) => {
    if (!allEndpoints.some((listed) => listed.endpoint === endpoint))
      throw new Error(`list ${endpoint.method} ${endpoint.path} in packages/api/src/endpoints.ts`);
    const method = methods[endpoint.method];
    router[method](endpoint.path, async (request: Request, response: Response) => {
      const asker = await whoAsks(endpoint.needs, request, response);
      if (!asker.ok) return;
      if (endpoint.body) await readBody(request, response);
      const call = { ...asker, ...partsOf(endpoint, request), version: versionOf(endpoint, request) };
      if (endpoint.params && !v.is(endpoint.params, request.params))
        return sendProblem(response, 'not-found');
      if (endpoint.version && call.version === undefined)
        return sendProblem(response, 'malformed', WHICH_VERSION);
      if (!isCall(endpoint, call)) return sendMalformed(response, call.faults);
      const answered = await answer(call);
      if (!answered.ok) return sendProblem(response, answered.reason);
      if (endpoint.answer) response.json(answered.value);
      else response.status(204).end();
    });
  };

  return { router, serve };
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

type Asker = { ok: true; who: Principal | undefined; reach: Reach } | { ok: false };

interface Parts {
  params: unknown;
  query: unknown;
  body: unknown;
  /** Where what was sent does not have its shape. */
  faults: string[];
}

function partsOf({ params, query, body }: Endpoint, request: Request): Parts {
  const faults: string[] = [];
  const read = (schema: v.GenericSchema | undefined, sent: unknown) => {
    if (!schema) return undefined;
    const parsed = v.safeParse(schema, sent);
    if (parsed.success) return parsed.output;
    faults.push(...parsed.issues.map((issue) => v.getDotPath(issue) ?? ''));
    return undefined;
  };
  return {
    params: read(params, request.params),
    query: read(query, queryOf(request)),
    body: read(body, request.body),
    faults,
  };
}

/** Of a name that stands twice, the last. Express reads no query here. */
function queryOf({ url }: Request): Record<string, string> {
  const at = url.indexOf('?');
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(at + 1)));
}

function versionOf({ version }: Endpoint, request: Request): number | ExpectedVersion | undefined {
  const expected = version && expectedVersion(request);
  if (version === 'change') return expected?.is === 'version' ? expected.version : undefined;
  return expected;
}

/** What has no faults has been read by the endpoint's own schemas. */
function isCall<E extends Endpoint>(_endpoint: E, call: Parts): call is Parts & Call<E> {
  return call.faults.length === 0;
}

const parseBody = express.json({ limit: MAX_BODY_BYTES });

/** Only now, so that nobody who may not has a long body read. Rejects with what the reader says. */
function readBody(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parseBody(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}
