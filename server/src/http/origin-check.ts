import type { RequestHandler } from 'express';
import { bearerOf } from '../api-tokens/bearer.ts';
import { sendProblem } from './problem.ts';

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whatever changes something must come from a page of ours; `SameSite` alone would let a sibling host in. What is sent
 * with an API token and no cookie comes from no page, and says so by naming no origin.
 */
export function ownOriginOnly(publicOrigin: string): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const fromNoPage = origin === undefined && bearerOf(request) !== undefined;
    if (readingMethods.includes(request.method) || origin === publicOrigin || fromNoPage) return next();
    sendProblem(response, 'foreign-origin');
  };
}
