import type { RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/** Whatever changes something must come from a page of ours; `SameSite` alone would let a sibling host in. */
export function ownOriginOnly(publicOrigin: string): RequestHandler {
  return (request, response, next) => {
    if (readingMethods.includes(request.method) || request.headers.origin === publicOrigin) return next();
    sendProblem(response, 'foreign-origin');
  };
}
