/**
 * Serves the endpoints that `@medkig/api` describes. What each of them does before it does anything stands here once:
 * who asks, whether they may, how far they reach, and whether what they sent has its shape.
 */
import type { AnswerOf, Asked, Endpoint, LineOf } from '@medkig/api/endpoint';
import { allEndpoints } from '@medkig/api/endpoints';
import type { ProblemCode } from '@medkig/api/problem';
import express, { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { type Principal, type Reach, reachOf } from '../accounts/access.ts';
import { type ExpectedVersion, expectedVersion } from './expected-version.ts';
import { sendLines } from './lines.ts';
import { faultsOf, sendProblem, sendProblemAt } from './problem.ts';

/** The longest body that a schema of ours lets through is shorter, also in letters of three bytes. */
const MAX_BODY_BYTES = 256 * 1024;
/** RFC 6585: the request must say which version it means. */
const WHICH_VERSION = 428;

export interface EndpointRouterDeps {
  /** Who sends the request; absent when the refusal has been sent. `isUse`: a person asks, not the console by itself. */
  principalOf(request: Request, response: Response, isUse: boolean): Promise<Principal | undefined>;
  /** What requests are counted by. */
  addressOf(request: Request): string;
}

interface Call<E extends Endpoint> extends Asked<E> {
  /** Absent where anyone may ask. */
  who: E['needs'] extends 'anyone' ? undefined : Principal;
  /** Whose rows the endpoint's permission reaches; `nothing` where it asks for none. */
  reach: Reach;
  /** What its tries are counted by. */
  address: string;
  version: E extends { version: 'change' }
    ? number
    : E extends { version: 'or-new' }
      ? ExpectedVersion
      : undefined;
}

type Answered<E extends Endpoint> =
  | { ok: true; value: AnswerOf<E> }
  /** `at`: as in a problem. */
  | { ok: false; reason: ProblemCode; at?: string[] };

export type Serve = <E extends Endpoint>(
  endpoint: E,
  answer: (call: Call<E>) => Promise<Answered<E>>,
) => void;

/** A file of lines: nothing of it is kept in memory longer than it takes to send it. */
export type ServeLines = <E extends Endpoint>(
  endpoint: E,
  answer: (call: Call<E>) => Promise<AnsweredLines<E>>,
) => void;

type AnsweredLines<E extends Endpoint> =
  | { ok: true; fileName: string; lines: AsyncIterable<LineOf<E>> }
  | { ok: false; reason: ProblemCode };

/** A router, and what puts endpoints on it. */
export function endpointRouter({ principalOf, addressOf }: EndpointRouterDeps): {
  router: Router;
  serve: Serve;
  serveLines: ServeLines;
} {
  const router = Router();

  async function whoAsks(endpoint: Endpoint, request: Request, response: Response): Promise<Asker> {
    const { needs, unasked, beforeSecondFactor } = endpoint;
    if (needs === 'anyone') return { ok: true, who: undefined, reach: { of: 'nothing' } };
    const who = await principalOf(request, response, !unasked);
    if (!who) return { ok: false };
    if (who.mustSetUp && !beforeSecondFactor) {
      sendProblem(response, 'second-factor-missing');
      return { ok: false };
    }
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

  function on<E extends Endpoint>(
    endpoint: E,
    respond: (call: Call<E>, response: Response) => Promise<void>,
  ): void {
    if (!allEndpoints.some((listed) => listed.endpoint === endpoint))
      throw new Error(`list ${endpoint.method} ${endpoint.path} in packages/api/src/endpoints.ts`);
    const method = methods[endpoint.method];
    router[method](endpoint.path, async (request: Request, response: Response) => {
      const asker = await whoAsks(endpoint, request, response);
      if (!asker.ok) return;
      if (endpoint.body) await readBody(request, response);
      const call = {
        ...{ ...asker, ...partsOf(endpoint, request), version: versionOf(endpoint, request) },
        address: addressOf(request),
      };
      if (endpoint.params && call.params === undefined) return sendProblem(response, 'not-found');
      if (endpoint.version && call.version === undefined)
        return sendProblem(response, 'malformed', WHICH_VERSION);
      if (!isCall(endpoint, call)) return sendProblemAt(response, 'malformed', [...new Set(call.faults)]);
      await respond(call, response);
    });
  }

  const serve: Serve = (endpoint, answer) =>
    on(endpoint, async (call, response) => {
      const answered = await answer(call);
      if (!answered.ok)
        return answered.at
          ? sendProblemAt(response, answered.reason, answered.at)
          : sendProblem(response, answered.reason);
      if (endpoint.answer) response.json(answered.value);
      else response.status(204).end();
    });

  const serveLines: ServeLines = (endpoint, answer) =>
    on(endpoint, async (call, response) => {
      const answered = await answer(call);
      if (!answered.ok) return sendProblem(response, answered.reason);
      await sendLines(response, answered);
    });

  return { router, serve, serveLines };
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
    faults.push(...faultsOf(parsed.issues));
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
