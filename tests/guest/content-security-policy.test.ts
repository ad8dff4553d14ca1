/** The snippet under the policies that public sites have. A report for nothing teaches people to read past reports. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { personsPage, signIn } from '../support/people.ts';
import { browser, medkig } from '../support/running-medkig.ts';
import { help, liveTogether, stop } from './helped.ts';
import { formPage } from './host-server.ts';
import { host, runMedkigForHost, snippetTag } from './own-host.ts';

const loader = readFileSync(new URL('../../citizen-snippet/dist/embed/medkig.js', import.meta.url));
const NONCE = 'tilfaeldig-for-hver-side';

interface Policy {
  scripts(host: string): string;
  /** Further directives. */
  more?: string;
  tag: string;
  hostScript?: string;
}

const pinned = `integrity="sha384-${hash('sha384', loader)}" crossorigin="anonymous"`;

const policies: Record<string, Policy> = {
  'a nonce and strict-dynamic': {
    scripts: () => `'nonce-${NONCE}' 'strict-dynamic'`,
    tag: `nonce="${NONCE}"`,
    hostScript: ` nonce="${NONCE}"`,
  },
  'the hash of the pinned tag': {
    scripts: () => `'sha384-${hash('sha384', loader)}' 'sha384-${hash('sha384', '')}' 'strict-dynamic'`,
    tag: pinned,
    hostScript: ` integrity="sha384-${hash('sha384', '')}"`,
  },
  'a list of hosts': { scripts: (host) => `'self' ${host}`, tag: '' },
  'Trusted Types': {
    scripts: (host) => `'self' ${host}`,
    more: "require-trusted-types-for 'script'; trusted-types medkig",
    tag: pinned,
  },
};

let agent: Page;

runMedkigForHost();

beforeAll(async () => {
  agent = await personsPage(browser);
  await signIn(agent, medkig);
});

describe.each(Object.entries(policies))('under %s', (_, policy) => {
  it('the whole job gives no report', async () => {
    const header = headerOf(policy);
    host.serve({
      html: formPage(snippetTag(policy.tag), policy.hostScript),
      headers: {
        'Content-Security-Policy': `${header}; report-uri /report`,
        // A second look by one who only listens, and allows nothing in an attribute.
        'Content-Security-Policy-Report-Only': `${header}; style-src-attr 'none'; script-src-attr 'none'; trusted-types 'none'; report-uri /report`,
      },
    });
    const citizen = await personsPage(browser);
    const violations = await listen(citizen);
    await citizen.goto(host.origin);
    await help(citizen, agent);
    await liveTogether(citizen, agent);
    await stop(citizen, agent);
    expect(await violations()).toEqual([]);
    expect(host.reports()).toEqual([]);
    await citizen.context().close();
  });
});

it('a breach would be heard', async () => {
  host.serve({
    html: formPage(''),
    headers: { 'Content-Security-Policy-Report-Only': "style-src-attr 'none'; report-uri /report" },
  });
  const citizen = await personsPage(browser);
  const violations = await listen(citizen);
  await citizen.goto(host.origin);
  await citizen.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(violations).toEqual(['style-src-attr']);
  await expect.poll(() => host.reports().length).toBe(1);
});

function headerOf({ scripts, more }: Policy): string {
  const relay = medkig.console.replace('http', 'ws');
  return [
    "default-src 'none'",
    `script-src ${scripts(medkig.console)}`,
    `connect-src ${medkig.console} ${relay}`,
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    more,
  ]
    .filter(Boolean)
    .join('; ');
}

/** What the page itself hears of breaches, enforced and only reported. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  const heard: string[] = [];
  await page.exposeFunction('breach', (directive: string) => void heard.push(directive));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      Reflect.apply(Reflect.get(window, 'breach'), undefined, [effectiveDirective]),
    );
  });
  return async () => {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    return heard;
  };
}

function hash(algorithm: string, text: string | Buffer): string {
  return createHash(algorithm).update(text).digest('base64');
}
