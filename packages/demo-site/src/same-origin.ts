import type { RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

/** Refuses a POST that does not come from a page of this very host and port. */
export const sameOriginPosts: RequestHandler = (request, _response, next) => {
  if (request.method !== 'POST') return next();
  const own = `${request.protocol}://${request.headers.host}`;
  next(request.headers.origin === own ? undefined : new Refusal('foreign-origin'));
};
