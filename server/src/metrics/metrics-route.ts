import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { isPublicAddress } from '../assets/public-address.ts';
import { sendProblem } from '../http/problem.ts';
import type { figures } from './figures.ts';
import type { Registry } from './registry.ts';

/** @param token what must be shown; absent: whoever asks from a private address, and through no proxy */
export function metricsRoute(
  registry: Pick<Registry<typeof figures>, 'text'>,
  token: string | undefined,
): RequestHandler {
  return async (request, response, next) => {
    if (request.path !== '/metrics') return next();
    // Who may not know it learns nothing of it.
    const may = token === undefined ? isNear(request) : shows(request, token);
    if (!may) return sendProblem(response, 'not-found');
    const text = await registry.text();
    response.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4').send(text);
  };
}

function isNear({ socket, headers }: Request): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const passedOn = headers['x-forwarded-for'] ?? headers.forwarded;
  return passedOn === undefined && address !== '' && !isPublicAddress(address);
}

function shows({ headers }: Request, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
