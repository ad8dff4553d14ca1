import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoSite } from './router.ts';
import { embedOrigin, openBrowser, startSite } from './site-under-test.ts';

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());

const hrefs = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map((match) => match[1] ?? '');

describe('every page', () => {
  it('is reached by links, and no link leads nowhere', async () => {
    const browser = openBrowser(site.origin);
    const seen = new Map<string, string>();
    const queue = ['/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const page = await browser.visit(path);
      expect(`${page.status} ${path}`).toBe(`200 ${path}`);
      seen.set(path, page.html);
      for (const href of hrefs(page.html)) {
        const [target = '', fragment] = href.split('#');
        const to = target || path;
        if (!seen.has(to) && !queue.includes(to)) queue.push(to);
        if (fragment) expect((await browser.visit(to)).html).toContain(`id="${fragment}"`);
      }
    }
    expect([...seen.keys()].sort()).toEqual([
      '/',
      '/kontakt',
      '/om-kommunen',
      '/selvbetjening/meld-flytning',
    ]);
  });

  it.each(['/', '/soeg?q=pas', '/selvbetjening/meld-flytning?udloebet', '/findes-ikke'])(
    '%s carries each icon it shows',
    async (path) => {
      const { html } = await openBrowser(site.origin).visit(path);
      const shown = [...html.matchAll(/<use href="#([^"]+)">/g)].map((match) => match[1]);
      expect(shown.length).toBeGreaterThan(0);
      for (const icon of shown) expect(html).toContain(`<symbol id="${icon}"`);
    },
  );

  it('ends its head with the embed tag', async () => {
    const { html } = await openBrowser(site.origin).visit('/');
    expect(html).toMatch(
      new RegExp(
        `<script src="${embedOrigin}/embed/v1/medkig.js" data-municipality="vestby" async crossorigin="anonymous"></script>\\s*</head>`,
      ),
    );
  });

  it('allows scripts and connections of its own and of the embed alone', async () => {
    const response = await fetch(site.origin);
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' http://embed.test:4000",
      "style-src 'self'",
      "connect-src 'self' http://embed.test:4000 ws://embed.test:4000",
      "img-src 'self' data:",
      "font-src 'self'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
    ]);
  });

  it('needs no inline script or style', async () => {
    const { html } = await openBrowser(site.origin).visit('/');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });
});

describe('search', () => {
  it('finds a topic by its words, in any order and case', async () => {
    const { html } = await openBrowser(site.origin).visit('/soeg?q=FLYTNING%20meld');
    expect(html).toContain('1 emne om «FLYTNING meld»');
    expect(html).toContain('href="/selvbetjening/meld-flytning"');
  });

  it('shows the question as text, never as markup', async () => {
    const { html } = await openBrowser(site.origin).visit('/soeg?q=%22%3E%3Cb%3Ehej');
    expect(html).toContain('0 emner om');
    expect(html).not.toContain('<b>hej');
  });

  it.each(['/soeg', '/soeg?q=', '/soeg?q=a&q=b', '/soeg?q[x]=1'])('shows %s as no question', async (path) => {
    const page = await openBrowser(site.origin).visit(path);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('emner om');
  });
});

describe('addresses the site does not have', () => {
  it('answers with a page that leads back', async () => {
    const page = await openBrowser(site.origin).visit('/findes-ikke');
    expect(page.status).toBe(404);
    expect(page.html).toContain('Siden findes ikke');
  });

  it.each(['/%', '/assets/%c0%ae/package.json', '/assets/..%2fpackage.json', '/assets/.git/config'])(
    'gives nothing for %s',
    async (path) => {
      expect((await fetch(`${site.origin}${path}`)).status).toBe(404);
    },
  );
});

it('wants an origin for the embed, and nothing more', () => {
  expect(() => createDemoSite({ embedOrigin: 'http://embed.test/' })).toThrow();
});
