import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoSite } from './router.ts';
import { embedOrigin, mitidOrigin, openBrowser, startSite } from './site-under-test.ts';

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite('vestby');
});
afterAll(() => site.stop());

const linksOf = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));

const both = [
  {
    key: 'vestby',
    name: 'Vestby Kommune',
    formPages: ['/selvbetjening/meld-flytning', '/selvbetjening/meld-flytning/om-dig'],
  },
  { key: 'nordby', name: 'Nordby Kommune', formPages: ['/selvbetjening/skriv-op'] },
] as const;

describe.each(both)('every page of $name', ({ key, name, formPages }) => {
  let origin: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ origin, stop } = await startSite(key));
  });
  afterAll(() => stop());

  it('is reached by links, and no link leads nowhere', async () => {
    const browser = openBrowser(origin);
    const seen = new Set<string>();
    const queue = ['/'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const page = await browser.visit(path);
      expect(`${page.status} ${path}`).toBe(`200 ${path}`);
      seen.add(page.path);
      expect(page.html).toContain(`– ${name}</title>`);
      for (const href of linksOf(page.html).filter((link) => !link.startsWith(mitidOrigin))) {
        const [target = '', fragment] = href.split('#');
        const to = target || page.path;
        queue.push(to);
        if (fragment) expect((await browser.visit(to)).html).toContain(`id="${fragment}"`);
      }
    }
    expect([...seen].filter((path) => !path.endsWith('/uden-mitid')).sort()).toEqual(
      [
        '/',
        '/dagtilbud',
        '/dagtilbud/dagpleje',
        '/dagtilbud/priser',
        '/dagtilbud/vuggestue-og-boernehave',
        '/kontakt',
        '/om-kommunen',
        '/vejledning',
        ...formPages,
      ].sort(),
    );
  });

  it.each(['/', '/soeg?q=pas', `${formPages[0]}?udloebet`, '/dagtilbud', '/findes-ikke'])(
    '%s carries each icon it shows',
    async (path) => {
      const { html } = await openBrowser(origin).visit(path);
      const shown = [...html.matchAll(/<use href="#([^"]+)">/g)].map((match) => match[1]);
      expect(shown.length).toBeGreaterThan(0);
      for (const icon of shown) expect(html).toContain(`<symbol id="${icon}"`);
    },
  );

  it('ends its head with the embed tag', async () => {
    const { html } = await openBrowser(origin).visit('/');
    expect(html).toMatch(
      new RegExp(
        `<script src="${embedOrigin}/embed/v1/medkig.js" data-municipality="${key}" async crossorigin="anonymous"></script>\\s*</head>`,
      ),
    );
  });

  it('allows scripts and connections of its own and of the embed alone, and forms to MitID', async () => {
    const response = await fetch(origin);
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' http://embed.test:4000",
      "style-src 'self'",
      "connect-src 'self' http://embed.test:4000 ws://embed.test:4000",
      "img-src 'self' data:",
      "font-src 'self'",
      "base-uri 'self'",
      "form-action 'self' http://mitid.test:4004",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
    ]);
  });

  it.each(['/', formPages[0]])('needs no inline script or style: %s', async (path) => {
    const { html } = await openBrowser(origin).visit(path);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  it('opens what to have ready in a tab of its own, which cannot reach back', async () => {
    const { html } = await openBrowser(origin).visit(formPages[0]);
    expect(html).toContain('<a href="/vejledning" target="_blank" rel="noopener">');
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

it('wants origins, and nothing more', () => {
  const site = { municipality: 'vestby', embedOrigin, mitidOrigin } as const;
  expect(() => createDemoSite({ ...site, embedOrigin: 'http://embed.test/' })).toThrow();
  expect(() => createDemoSite({ ...site, mitidOrigin: 'http://mitid.test/x' })).toThrow();
});
