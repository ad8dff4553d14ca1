/** What a municipality pins is what runs: every chunk is compared with its hash before it may. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPanel, personsPage } from '../support/people.ts';
import { browser, medkig } from '../support/running-medkig.ts';
import { formPage } from './host-server.ts';
import { host, runMedkigForHost } from './own-host.ts';

const folder = new URL('../../citizen-snippet/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
const loader = readFileSync(new URL('dist/embed/medkig.js', folder));
const integrity = `sha384-${createHash('sha384').update(loader).digest('base64')}`;

let citizen: Page;

runMedkigForHost();

beforeAll(() => {
  const address = `${medkig.console}/embed/${version}/medkig.js`;
  host.serve({
    html: formPage(
      `<script src="${address}" data-municipality="vestby" async integrity="${integrity}" crossorigin="anonymous"></script>`,
    ),
  });
});

beforeEach(async () => {
  citizen = await personsPage(browser);
});

afterEach(() => citizen.context().close());

const namesOf = (answers: Map<string, unknown>) =>
  [...answers.keys()].map((address) => /\/([a-z-]+?)(-[\w-]{8})?\.js$/.exec(address)?.[1]).sort();

it('a pinned version is served for ever, to pages of every origin, and opens', async () => {
  const answers = new Map<string, Record<string, string>>();
  citizen.on('response', (answer) => {
    if (answer.url().endsWith('.js') && answer.url().includes('/embed/'))
      answers.set(answer.url(), answer.headers());
  });
  await citizen.goto(host.origin);
  await openPanel(citizen);
  // The fourth carries a session between the municipality's origins, of which Vestby has several here.
  await expect.poll(() => namesOf(answers)).toEqual(['main', 'medkig', 'seldom', 'strings-da']);
  for (const headers of answers.values()) {
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['cache-control']).toMatch(/max-age=31536000.*immutable/);
  }
});

it('each chunk is fetched once', async () => {
  const requests: string[] = [];
  citizen.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await citizen.goto(host.origin);
  await openPanel(citizen);
  const chunks = requests.filter((path) => path.startsWith('/embed/') && path.endsWith('.js'));
  expect(chunks).toEqual([...new Set(chunks)]);
});

describe.each(['medkig', 'main-', 'strings-da-'])('a server that sends another %s*.js', (name) => {
  it('runs nothing of it', async () => {
    await citizen.route(new RegExp(`/embed/.*/${name}[^/]*\\.js$`), async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `window.changed = true;${await answer.text()}` });
    });
    await citizen.goto(host.origin);
    if (name === 'medkig') {
      await citizen.getByRole('heading', { name: 'Meld flytning' }).waitFor();
      expect(await citizen.locator('medkig-panel').count()).toBe(0);
    } else {
      await citizen.getByRole('button', { name: 'Vis os siden' }).click();
      await citizen.getByRole('button', { name: /Prøv igen/ }).waitFor();
    }
    expect(await citizen.evaluate(() => 'changed' in window)).toBe(false);
  });
});
