/** Errors as problem details: https://www.rfc-editor.org/rfc/rfc9457 */
import type { Problem, ProblemCode } from '@medkig/api/problem';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import * as v from 'valibot';
import type { Log } from '../log.ts';

export const problems: Record<ProblemCode, { status: number; title: string }> = {
  'wrong-credentials': { status: 401, title: 'The e-mail or the password is wrong.' },
  'second-factor': { status: 401, title: 'A code from your app, or a recovery code, is needed too.' },
  'secret-unreadable': { status: 503, title: 'The service has no key for a secret that it needs.' },
  'not-signed-in': { status: 401, title: 'Sign in first.' },
  'signed-in-elsewhere': { status: 401, title: 'You have signed in somewhere else.' },
  'not-allowed': { status: 403, title: 'Your roles do not allow this.' },
  'second-factor-missing': { status: 403, title: 'Set up a second factor first.' },
  'passkey-needed': { status: 401, title: 'A password is not enough: use your passkey.' },
  malformed: { status: 400, title: 'The request does not have the shape that is asked for.' },
  'too-many-tries': { status: 429, title: 'Too many tries. Wait a little.' },
  'foreign-origin': { status: 403, title: 'The request comes from another site.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'changed-meanwhile': { status: 412, title: 'It has been changed by somebody else meanwhile.' },
  taken: { status: 409, title: 'There is another one of that name or address.' },
  'last-operator': { status: 409, title: 'Somebody must be left who looks after the service.' },
  'not-oneself': { status: 403, title: 'Somebody else must do this to you.' },
  'invitation-over': { status: 404, title: 'This invitation does not hold, or not any more.' },
  'password-too-short': { status: 400, title: 'The password is too short.' },
  'password-common': { status: 400, title: 'The password is one of those that are guessed first.' },
  'password-personal': { status: 400, title: 'The password holds your own name or e-mail.' },
  full: { status: 409, title: 'There is no room for one more.' },
  unavailable: { status: 503, title: 'The service cannot answer just now.' },
};

/** Answers with the problem; `status` where it tells more than the code's own. */
export function sendProblem(response: Response, code: ProblemCode, status = problems[code].status): void {
  send(response, { type: `urn:medkig:problem:${code}`, title: problems[code].title, status, code });
}

/** @param at the fields that are not as they should be, such as «phone» */
export function sendProblemAt(response: Response, code: ProblemCode, at: string[]): void {
  const { status, title } = problems[code];
  send(response, { type: `urn:medkig:problem:${code}`, title, status, code, at });
}

/** The page of a list that follows something that is not there. */
export const nothingAfter: { ok: false; reason: ProblemCode; at: string[] } = {
  ok: false,
  reason: 'malformed',
  at: ['after'],
};

/** For `at`: where a schema has found something else than it takes. */
export function faultsOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return issues.map((issue) => v.getDotPath(issue) ?? '');
}

function send(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** The last route: what no other one answered. */
export const notFound: RequestHandler = (_request, response) => sendProblem(response, 'not-found');

/** The last handler: a request that could not be read is the sender's fault, anything else is ours. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = clientStatus(error);
    if (status !== undefined)
      return sendProblem(response, status === 404 ? 'not-found' : 'malformed', status);
    log.bug('request-failed', error);
    sendProblem(response, 'unavailable', 500);
  };
}

/** PostgreSQL takes no zero character in a text (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const NO_TEXT = '22021';

/** Express marks what the sender did wrong with a status from 400 to 499. */
function clientStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && error.code === NO_TEXT) return 400;
  if (!('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
