/** What the server reads: the relay's requests, the hours of a hotline, and whatever is posted to it. */
import { get } from 'node:http';
import { openingSchema } from '@medkig/api/opening';
import { problemSchema } from '@medkig/api/problem';
import { openingAt } from '@medkig/server/opening';
import { parseMessage } from '@medkig/server/requests';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { fuzz } from './fuzz.ts';
import { anyBytes, anyJson, bentJson } from './inputs.ts';

const id = 'A'.repeat(22);
const requests = [
  ['open', { na: 'B'.repeat(43) }],
  ['claim', { nameplate: '07' }],
  ['resume', { roomId: id, seatKey: id }],
  ['consent', { text: '2026-11', language: 'da', grants: ['view', 'point'] }],
  ['ping', {}],
  ['release', {}],
  ['paired', {}],
  ['end', { reason: 'tries' }],
];

describe('a request to the relay', () => {
  const event = fc
    .tuple(fc.oneof(bentJson(...requests), anyJson), fc.boolean())
    .map(([json, isAsked]) => [...(Array.isArray(json) ? json : [json]), ...(isAsked ? [() => {}] : [])]);
  const names = requests.map(([name]) => name);
  fuzz(
    '[S20] is one of the protocol or malformed',
    fc.oneof(
      event,
      anyBytes(20).map((bytes) => ['frame', bytes]),
    ),
    (given) => {
      const message = parseMessage(given);
      if (message) expect([...names, 'frame']).toContain(message.name);
    },
    1000,
  );
});

const hours = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 1439 }), fc.nat({ max: 1439 }))
    .map(([weekday, from, length]) => ({
      weekday,
      opens: from,
      closes: Math.min(1440, from + 1 + length),
    })),
  { maxLength: 14 },
);
const zone = fc.constantFrom(
  'Europe/Copenhagen',
  'America/Godthab',
  'Atlantic/Faroe',
  'UTC',
  'Asia/Kathmandu',
);

describe('opening hours', () => {
  fuzz(
    'say at any moment whether somebody answers, and until when that is true',
    fc.tuple(hours, zone, fc.integer({ min: 0, max: 4_000_000_000_000 })),
    ([week, timeZone, now]) => {
      const opening = openingAt(week, timeZone, now);
      expect(v.parse(openingSchema, opening)).toEqual(opening);
      const { changesAt } = opening;
      if (changesAt === null) return;
      expect(changesAt).toBeGreaterThan(now);
      expect(openingAt(week, timeZone, changesAt).open).toBe(!opening.open);
    },
    60,
  );
});

describe('what is asked over HTTP', () => {
  let medkig: Medkig;
  beforeAll(async () => {
    medkig = await startMedkig();
  }, 120_000);
  afterAll(() => medkig?.stop(), 120_000);

  const posted = fc.record({
    path: fc.constantFrom(
      '/api/session',
      '/api/ticket',
      '/embed/v1/sites/vestby/reports',
      '/embed/v1/sites/vestby/answers',
      '/embed/v1/sites/%00/answers',
      '/relay/?EIO=4&transport=polling',
    ),
    method: fc.constantFrom('POST', 'POST', 'PUT', 'DELETE'),
    type: fc.constantFrom(
      'application/json',
      'application/json; charset=utf-7',
      'text/plain',
      'application/x-www-form-urlencoded',
    ),
    fromSite: fc.boolean(),
    body: fc.oneof(
      bentJson(
        { email: 'a@b.example', password: 'x' },
        { kind: 'suspicious-call', roomId: id },
        { answer: 'yes', roomId: id },
      ).map((json) => Buffer.from(JSON.stringify(json))),
      anyJson.map((json) => Buffer.from(JSON.stringify(json))),
      anyBytes(200).map((bytes) => Buffer.from(bytes)),
    ),
  });
  fuzz(
    'is answered when it is posted, or refused with a problem of the closed list; nothing of ours breaks',
    posted,
    async ({ path, method, type, fromSite, body }) => {
      const response = await fetch(medkig.console + path, {
        method,
        body,
        headers: { 'Content-Type': type, Origin: fromSite ? medkig.site : medkig.console },
      });
      const text = await response.text();
      expect(response.status).toBeLessThan(500);
      if (response.status >= 400 && !path.startsWith('/relay/')) v.parse(problemSchema, JSON.parse(text));
      expect(medkig.output()).not.toMatch(/request-failed|unhandled-rejection|crashed/);
    },
    200,
  );

  const address = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '/',
          '//',
          '/api',
          '/embed',
          '/v1',
          '/sites',
          '/vestby',
          '/store',
          '/assets',
          '/relay/',
          '..',
          '%2e%2e',
          '%00',
          '%',
          '%E0%A4%A',
          '\\',
          '?',
          '?EIO=4',
          '&transport=polling',
          ';',
          '@',
          'index.html',
          '.map',
          'aHR0cHM6Ly9h',
        ),
        fc.string({ maxLength: 6 }).map(encodeURIComponent),
      ),
      { maxLength: 8 },
    )
    .map((pieces) => `/${pieces.join('')}`);
  fuzz(
    'is answered at any address of any host',
    fc.tuple(
      fc.constantFrom<'console' | 'viewer' | 'site' | 'mitid'>('console', 'viewer', 'site', 'mitid'),
      address,
    ),
    async ([host, path]) => {
      const origins = {
        console: medkig.console,
        viewer: medkig.viewer,
        site: medkig.site,
        mitid: medkig.mitid,
      };
      const { hostname, port } = new URL(origins[host]);
      expect(await statusOf({ hostname, port, path })).toBeLessThan(500);
      expect(medkig.output()).not.toMatch(/request-failed|unhandled-rejection|crashed/);
    },
    200,
  );
});

/** Asks for the path as it is written: `fetch` would tidy it up. */
function statusOf(where: { hostname: string; port: string; path: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(where, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
  });
}
