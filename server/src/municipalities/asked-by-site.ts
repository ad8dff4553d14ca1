import type { Request, Response } from 'express';
import { sendProblem } from '../http/problem.ts';
import type { Site } from './sites.ts';

/** The site of `/:key`, if the request comes from one of its pages; else the refusal has been sent. */
export async function askedBySite(
  find: (key: string) => Promise<Site | undefined>,
  request: Request,
  response: Response,
): Promise<Site | undefined> {
  const { origin } = request.headers;
  const site = await find(String(request.params.key));
  if (!site) {
    sendProblem(response, 'not-found');
    return undefined;
  }
  if (origin === undefined || !site.origins.includes(origin)) {
    sendProblem(response, 'foreign-origin');
    return undefined;
  }
  response.set('Access-Control-Allow-Origin', origin);
  return site;
}
