/**
 * A bird in every corner: a word of its own in whatever a citizen, an agent or an attacker can bring to the server, a
 * whole session, and every error that can be provoked. None of the words may then be in a log line, in an answer to
 * an error, or in the database. (What a frame carries, and the server's memory: tests/privacy/planted.test.ts.)
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { contains, filesBelow } from '../support/look-for.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { onStage, readAloud, sayYes, signIn, stage } from '../support/people.ts';

/** Words that no page, program or dictionary has. */
const birds = {
  typed: 'Tranetypet',
  pageText: 'Uglesidetekst',
  title: 'Spættetitel',
  path: 'Mejsesti',
  query: 'Svaleforespørg',
  fragment: 'Ravnebrudstykke',
  userAgent: 'Gøgeprogram',
  header: 'Storkehoved',
  cookie: 'Lærkesmåkage',
  email: 'bogfinke@fugle.example',
  password: 'Stærekasse-hemmelig',
  json: 'Musvitkrop',
  host: 'viben.example',
  packet: 'Hejrepakke',
  bug: 'Solsortfejl',
};

let medkig: Medkig;
let browsers: Browser[] = [];
/** What only the session itself makes: the code, keys, tickets, cookies. */
const made: Record<string, string> = {};
const errorAnswers: string[] = [];

beforeAll(async () => {
  medkig = await startMedkig({
    nodeArgs: ['--import', new URL('../support/thrown-bugs.ts', import.meta.url).pathname],
    env: { LOG_LEVEL: 'trace', MEDKIG_TEST_WORD: birds.bug },
  });
  browsers = await Promise.all([launchChromium(), launchChromium()]);
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await medkig?.stop();
});

/** The log without the sentence of `npm start`, which tells the demo's own e-mail and password to who started it. */
function logged(): string {
  return medkig
    .output()
    .split('\n')
    .filter((line) => !line.startsWith('Medkig is ready'))
    .join('\n');
}

async function pageOf(browser: Browser | undefined): Promise<Page> {
  if (!browser) throw new Error('a browser is missing');
  const context = await browser.newContext({
    locale: 'da-DK',
    userAgent: `Mozilla/5.0 ${encodeURIComponent(birds.userAgent)}`,
  });
  const page = await context.newPage();
  const keep = ({ payload }: { payload: string | Buffer }) => {
    for (const [, name, value] of String(payload).matchAll(/"(seatKey|ticket)":"([^"]+)"/g))
      if (name && value) made[`${name} ${Object.keys(made).length}`] = value;
  };
  page.on('websocket', (socket) => {
    socket.on('framesent', keep);
    socket.on('framereceived', keep);
  });
  return page;
}

describe('after a whole session', () => {
  let citizen: Page;
  let agent: Page;

  it('with a word in each field, in the page and in its address', async () => {
    [citizen, agent] = await Promise.all([pageOf(browsers[0]), pageOf(browsers[1])]);
    await citizen
      .context()
      .addCookies([{ name: 'fugl', value: encodeURIComponent(birds.cookie), url: medkig.site }]);
    await citizen.goto(`${medkig.site}/${birds.path}?q=${birds.query}#${birds.fragment}`);
    await citizen.goto(`${medkig.site}${formPath}?sag=${birds.query}#${birds.fragment}`);
    await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
    await citizen.locator('#navn').waitFor();
    await citizen.evaluate(
      ({ query, fragment }) => history.replaceState(null, '', `?sag=${query}#${fragment}`),
      birds,
    );
    await signIn(agent, medkig);
    made.code = await readAloud(citizen, agent);
    await sayYes(citizen);
    await stage(agent).locator('body').waitFor();
    await citizen.evaluate(({ title, pageText }) => {
      document.title = title;
      document.querySelector('h1')?.append(` ${pageText}`);
    }, birds);
    await onStage(agent, 'h1').filter({ hasText: birds.pageText }).waitFor();
    await citizen.locator('#navn').fill(birds.typed);
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
    for (const { name, value } of await agent.context().cookies()) made[`cookie ${name}`] = value;
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await citizen.getByText('Hvem så med').waitFor();
    made.secret = made.code.slice(2, 8);
    expect(Object.keys(made).join()).toMatch(/seatKey.*cookie/);
  });

  it('and its log is not empty', () => {
    expect(logged()).toContain('"event":"request"');
    expect(logged()).toContain('room-ended');
  });
});

describe('after every error that can be provoked from outside', () => {
  const json = { 'Content-Type': 'application/json' };

  async function ask(address: string, init: RequestInit = {}): Promise<number> {
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: {
        'User-Agent': encodeURIComponent(birds.userAgent),
        Referer: `https://${birds.host}/?q=${encodeURIComponent(birds.query)}`,
        'X-Request-Id': encodeURIComponent(birds.header),
        Cookie: `medkig=${encodeURIComponent(birds.cookie)}`,
        ...init.headers,
      },
    });
    const text = await response.text();
    // A municipality's own pages may repeat what was searched for on them.
    if (!address.startsWith(medkig.site)) errorAnswers.push(`${[...response.headers.values()]} ${text}`);
    return response.status;
  }

  it('unknown addresses, of every kind and on every host', async () => {
    for (const origin of [medkig.console, medkig.viewer, medkig.mitid, medkig.site]) {
      for (const path of [
        `/${birds.path}`,
        `/api/${birds.path}`,
        `/embed/v1/sites/${birds.path}`,
        `/embed/v1/sites/vestby/previews/${birds.path}`,
        '/metrics',
        `/%E0%A4%A${birds.path}`,
        `/assets/../../${birds.path}`,
      ])
        expect(await ask(`${origin}${path}?${birds.query}=${birds.query}`)).toBeLessThan(500);
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
        expect(await ask(`${origin}/${birds.path}`, { method })).toBeLessThan(500);
    }
  });

  it('bodies that are no JSON, or not the right one, and passwords that are wrong', async () => {
    const bodies = [
      `{"email":"${birds.json}`,
      JSON.stringify({ email: birds.email }),
      JSON.stringify({ email: birds.email, password: birds.password }),
      JSON.stringify({ email: medkig.agent.email, password: birds.password }),
      JSON.stringify({ kind: birds.json, answer: birds.json }),
      JSON.stringify([birds.json]),
      birds.json.repeat(20_000),
    ];
    const routes = [
      '/api/session',
      '/api/ticket',
      '/embed/v1/sites/vestby/reports',
      '/embed/v1/sites/vestby/answers',
    ];
    for (const route of routes)
      for (const body of bodies)
        for (const headers of [
          { ...json, Origin: medkig.console },
          { ...json, Origin: medkig.site },
          { ...json, Origin: `https://${birds.host}` },
          { 'Content-Type': `text/${birds.host}` },
        ])
          expect(await ask(medkig.console + route, { method: 'POST', body, headers })).toBeGreaterThanOrEqual(
            400,
          );
  });

  it('requests that are no HTTP, and hosts that are nobody’s', async () => {
    for (const text of [
      `GET /?${birds.query} HTTP/1.1\r\nHost: ${birds.host}\r\nConnection: close\r\n\r\n`,
      `${birds.packet} / HTP/9\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${birds.host}\r\n${birds.header}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${birds.packet.repeat(4000)}\r\n\r\n`,
    ]) {
      const socket = connectTcp(Number(new URL(medkig.console).port), 'localhost');
      let answer = '';
      socket.setEncoding('utf8').on('data', (chunk) => {
        answer += chunk;
      });
      socket.write(text);
      await once(socket, 'close');
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
      errorAnswers.push(answer);
    }
  });

  it('sockets with foreign origins, false tickets and packets that are none', async () => {
    const relay = `${medkig.console}/relay/?EIO=4&transport=polling`;
    const site = { Origin: medkig.site };
    for (const headers of [{}, { Origin: `https://${birds.host}` }, { Origin: 'null' }])
      await ask(`${relay}&q=${birds.query}`, { headers });
    await ask(`${relay}&sid=${birds.packet}`, { headers: site });
    for (const packet of [
      `40${JSON.stringify({ v: 1, seat: 'agent', ticket: birds.packet })}`,
      `40${JSON.stringify({ v: 1, seat: 'citizen', site: birds.packet })}`,
      `40${JSON.stringify({ v: 9, seat: birds.packet })}`,
      `40/${birds.packet},{}`,
      birds.packet,
      `40${JSON.stringify({ v: 1, seat: 'citizen', site: 'vestby' })}\u001e420${JSON.stringify(['claim', { nameplate: birds.packet }])}`,
      `40${JSON.stringify({ v: 1, seat: 'citizen', site: 'vestby' })}\u001e42${JSON.stringify([birds.packet, { x: birds.packet }])}`,
      `40${JSON.stringify({ v: 1, seat: 'citizen', site: 'vestby' })}\u001e420${JSON.stringify(['resume', { roomId: birds.packet, seatKey: birds.packet }])}`,
    ]) {
      const greeting = await (await fetch(relay, { headers: site })).text();
      const sid = /"sid":"([^"]+)"/.exec(greeting)?.[1];
      expect(sid).toBeDefined();
      await ask(`${relay}&sid=${sid}`, {
        method: 'POST',
        body: packet,
        headers: { ...site, 'Content-Type': 'text/plain' },
      });
      await ask(`${relay}&sid=${sid}`, { headers: site });
    }
  });
});

describe('after bugs of our own, whose messages quote a person', () => {
  it('a request that throws is answered and logged', async () => {
    medkig.process.kill('SIGUSR2');
    const address = `${medkig.console}/embed/v1/sites/vestby?q=${birds.query}`;
    await expect.poll(async () => (await fetch(address)).status).toBe(500);
    errorAnswers.push(await (await fetch(address)).text());
    await expect.poll(logged).toContain('request-failed');
  });

  it('a promise that nobody waits for is logged', async () => {
    medkig.process.kill('SIGUSR2');
    await expect.poll(logged).toContain('unhandled-rejection');
  });

  it('an error that nobody catches ends the server with a line about where, not what', async () => {
    const ended = once(medkig.process, 'exit');
    medkig.process.kill('SIGUSR2');
    expect((await ended)[0]).toBe(1);
    await expect.poll(logged).toContain('"event":"crashed"');
    expect(logged()).toContain('thrown-bugs.ts');
  });
});

describe('no word of theirs', () => {
  it('is in a log line', () => {
    const lines = logged().split('\n');
    const agent = { agent: medkig.agent.email, agentPassword: medkig.agent.password };
    for (const [where, word] of Object.entries({ ...birds, ...made, ...agent })) {
      // Six digits come about by chance within a longer number, such as a time.
      const isThere =
        where === 'secret'
          ? (line: string) => new RegExp(`(?<!\\d)${word}(?!\\d)`).test(line)
          : (line: string) => line.includes(word) || line.includes(encodeURIComponent(word));
      expect(lines.filter(isThere), where).toEqual([]);
    }
    expect(lines.filter((line) => /[?&]\w+=|https?:/.test(line))).toEqual([]);
  });

  it('is in an answer to an error', () => {
    expect(errorAnswers.length).toBeGreaterThan(100);
    for (const [where, word] of Object.entries(birds))
      for (const spelling of [word, encodeURIComponent(word)])
        expect(
          errorAnswers.filter((answer) => answer.includes(spelling)),
          where,
        ).toEqual([]);
  });

  it('is in the database, where of the agent there are the name and the address only', () => {
    const files = filesBelow(medkig.dataDir).map((path) => ({ path, bytes: readFileSync(path) }));
    expect(files.some(({ bytes }) => contains(bytes, medkig.agent.email))).toBe(true);
    const { secret: _tooShort, ...keys } = made;
    for (const [where, word] of Object.entries({ ...birds, ...keys, password: medkig.agent.password }))
      expect(
        files.filter(({ bytes }) => contains(bytes, word)).map(({ path }) => path),
        where,
      ).toEqual([]);
  });
});
