import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { meSchema } from '@medkig/api/session';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anna, post, startTestApp, type TestApp } from '../http/test-app.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const png: Answer = (_, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('billede');
const sends =
  (headers: Record<string, string | string[]>, body: string | Buffer = 'x'): Answer =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

/** What the municipality's site answers, by path. */
const answers = new Map<string, Answer>();
const heard: IncomingMessage[] = [];
let server: TestApp;
let site: Server;
let siteOrigin: string;
let strangers: Server;
let strangersOrigin: string;
let pass: string;

const listen = (handler: Answer): Promise<[Server, string]> =>
  new Promise((resolve) => {
    const listening = createServer(handler).listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve([listening, `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`]);
    });
  });

beforeAll(async () => {
  [site, siteOrigin] = await listen((request, response) => {
    heard.push(request);
    const answer = answers.get(request.url ?? '') ?? ((_, none) => none.writeHead(404).end());
    answer(request, response);
  });
  [strangers, strangersOrigin] = await listen(png);
  const demo = { origins: [siteOrigin], agent: anna, hours: undefined };
  server = await startTestApp({ demo });
  const me = v.parse(meSchema, await (await post(server, '/api/session', anna)).json());
  pass = me.municipalities.find((one) => one.site === 'vestby')?.assetPass ?? '';
});

afterAll(async () => {
  await server?.close();
  for (const one of [site, strangers]) {
    one?.closeAllConnections();
    one?.close();
  }
});

const addressOf = (url: string, { as = 'vestby', by = pass } = {}) =>
  `${server.viewer}/store/${by}/${as}/${Buffer.from(url).toString('base64url')}`;
const ask = (url: string, whose = {}, headers: Record<string, string> = {}) =>
  fetch(addressOf(url, whose), { headers });
const status = async (url: string, whose = {}) => (await ask(url, whose)).status;
/** A path that no other test has asked for. */
let paths = 0;
const serve = (answer: Answer) => {
  const path = `/fil-${paths++}`;
  answers.set(path, answer);
  return siteOrigin + path;
};

describe('a public picture of the site', () => {
  it('comes with headers that keep it and keep it quiet', async () => {
    const response = await ask(serve(sends({ 'Content-Type': 'image/svg+xml' }, '<svg/>')));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<svg/>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^image\/svg\+xml/),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=86400, immutable',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
    });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('is asked for once, as by a stranger, however many ask', async () => {
    heard.length = 0;
    const url = serve(png);
    const headers = { Cookie: 'a=b', Referer: 'https://viewer.example/', 'X-Forwarded-For': '1.2.3.4' };
    await Promise.all([1, 2, 3, 4].map(() => ask(url, {}, headers).then((response) => response.text())));
    await ask(url);
    expect(heard).toHaveLength(1);
    const [request] = heard;
    expect(request?.method).toBe('GET');
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  it('is not sent again to who has it', async () => {
    const url = serve(png);
    const etag = (await ask(url)).headers.get('ETag') ?? '';
    expect((await ask(url, {}, { 'If-None-Match': etag })).status).toBe(304);
  });

  it('may stand behind a redirect within the site', async () => {
    const url = serve(png);
    expect(await status(serve((_, response) => response.writeHead(302, { Location: url }).end()))).toBe(200);
  });
});

describe('what is no public picture of the site is not there', () => {
  it('with a pass for another site, an old one or none', async () => {
    const url = serve(png);
    expect(await status(url, { as: 'nordby' })).toBe(404);
    expect(await status(url, { by: '1.x' })).toBe(404);
    expect(await status(url, { by: pass.slice(0, -1) })).toBe(404);
  });

  it('on another origin, also behind a redirect', async () => {
    expect(await status(`${strangersOrigin}/x.png`)).toBe(404);
    const away = `${strangersOrigin}/x.png`;
    expect(await status(serve((_, response) => response.writeHead(302, { Location: away }).end()))).toBe(404);
  });

  it.each(['/x.png?borger=1', '/x.png#a', '/../x', '/a b'])('written as %s', async (path) => {
    expect(await status(siteOrigin + path)).toBe(404);
  });

  it.each(['ftp://127.0.0.1/x', 'file:///etc/passwd', 'x', ''])('at %s', async (url) => {
    expect(await status(url)).toBe(404);
  });

  it('with user and password in its address', async () => {
    expect(await status(siteOrigin.replace('//', '//a:b@'))).toBe(404);
  });

  it.each(['text/html', 'application/json', 'application/pdf', 'text/css'])('as %s', async (type) => {
    expect(await status(serve(sends({ 'Content-Type': type })))).toBe(404);
  });

  it('for one visitor only', async () => {
    expect(await status(serve(sends({ 'Content-Type': 'image/png', 'Set-Cookie': 'a=b' })))).toBe(404);
    expect(await status(serve(sends({ 'Content-Type': 'image/png', 'Cache-Control': 'private' })))).toBe(404);
  });

  it('when it is too large, said or unsaid', async () => {
    const large = Buffer.alloc(1_000_001);
    expect(await status(serve(sends({ 'Content-Type': 'image/png' }, large)))).toBe(404);
    expect(await status(serve(sends({ 'Content-Type': 'image/png' }, large.subarray(1))))).toBe(200);
  });

  it('when it is packed, for a small one may unpack to a large one', async () => {
    expect(await status(serve(sends({ 'Content-Type': 'image/png', 'Content-Encoding': 'gzip' })))).toBe(404);
  });

  it('when the site goes round in circles or breaks off', async () => {
    const round = serve((_, response) => response.writeHead(302, { Location: round }).end());
    expect(await status(round)).toBe(404);
    expect(await status(serve((request) => void request.socket.destroy()))).toBe(404);
  });
});

it('the site is not asked again at once for what it does not have', async () => {
  heard.length = 0;
  const url = `${siteOrigin}/findes-ikke`;
  expect([await status(url), await status(url)]).toEqual([404, 404]);
  expect(heard).toHaveLength(1);
  server.clock.now += 60_000;
  await status(url);
  expect(heard).toHaveLength(2);
});

it('only GET is answered', async () => {
  const url = addressOf(serve(png));
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await fetch(url, { method })).status).toBe(404);
});

it('who asks without end is turned away for a while', async () => {
  const url = serve(png);
  const all: number[] = [];
  for (let round = 0; round < 10; round++)
    all.push(...(await Promise.all(Array.from({ length: 50 }, () => status(url)))));
  expect(all).toContain(429);
  server.clock.now += 5_000;
  expect(await status(url)).toBe(200);
});

it('nothing of an address is logged', async () => {
  await ask(serve(png));
  expect(server.logged()).not.toMatch(/fil-|store|base64/);
});
