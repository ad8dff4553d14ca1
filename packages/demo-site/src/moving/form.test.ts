import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mitidOrigin, openBrowser, startSite } from '../site-under-test.ts';
import { browserAtStep, goodFields, type StepId, startPath, stepPath } from './form-walk.ts';

const receiptPath = `${startPath}/kvittering`;
const beginPath = `${startPath}/uden-mitid`;

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite('vestby');
});
afterAll(() => site.stop());

const titleOf = (html: string) => /<title>(.*)<\/title>/.exec(html)?.[1];
const summaryOf = (html: string) =>
  [...html.matchAll(/<li><a class="function-link" href="#([^"]+)">([^<]+)<\/a><\/li>/g)].map((match) => ({
    control: match[1],
    message: match[2],
  }));

describe('the way through the form', () => {
  it('leads from the start page over four steps to a receipt', async () => {
    const browser = openBrowser(site.origin);
    expect((await browser.visit(startPath)).status).toBe(200);
    expect((await browser.visit(beginPath)).path).toBe(stepPath('om-dig'));
    expect((await browser.submit(stepPath('om-dig'), goodFields['om-dig'])).path).toBe(
      stepPath('ny-adresse'),
    );
    expect((await browser.submit(stepPath('ny-adresse'), goodFields['ny-adresse'])).path).toBe(
      stepPath('hvem-flytter-med'),
    );
    const review = await browser.submit(stepPath('hvem-flytter-med'), goodFields['hvem-flytter-med']);
    expect(review.path).toBe(stepPath('laes-igennem'));
    const receipt = await browser.submit(stepPath('laes-igennem'), goodFields['laes-igennem']);
    expect(receipt.path).toBe(receiptPath);
    expect(receipt.html).toMatch(/VK-2026-\d{6}/);
  });

  it('shows every answer for reading through', async () => {
    const { page } = await browserAtStep(site.origin, 'laes-igennem');
    const answers = [
      'Karen Holm',
      '010190-1234',
      '20304050',
      'karen@eksempel.dk',
      '1. december 2026',
      'Bakkevej',
      '14 B',
      '2. tv.',
      '4321 Vestby',
      'Ikke udfyldt',
      'Jeg flytter sammen med andre',
      'Min ægtefælle eller partner, Børn under 18 år',
      '020288-1235',
      'Jeg vil beholde min læge',
    ];
    for (const answer of answers) expect(page.html).toContain(`<td>${answer}</td>`);
  });

  it('shows what was filled in when the citizen goes back, and returns to the review after a change', async () => {
    const browser = await browserAtStep(site.origin, 'laes-igennem');
    const before = await browser.visit(stepPath('ny-adresse'));
    expect(before.html).toContain('value="Bakkevej"');
    expect(before.html).toContain('<option value="4321" selected>');
    const review = await browser.submit(stepPath('ny-adresse'), {
      ...goodFields['ny-adresse'],
      vejnavn: 'Engvej',
    });
    expect(review.path).toBe(stepPath('laes-igennem'));
    expect(review.html).toContain('<td>Engvej</td>');
  });

  it('asks whoever moves alone about nobody else, and drops what was filled in', async () => {
    const browser = await browserAtStep(site.origin, 'hvem-flytter-med');
    const review = await browser.submit(stepPath('hvem-flytter-med'), {
      ...goodFields['hvem-flytter-med'],
      flytter: 'alene',
    });
    expect(review.path).toBe(stepPath('laes-igennem'));
    expect(review.html).toContain('<td>Jeg flytter alene</td>');
    expect(review.html).not.toContain('020288-1235');
  });

  it('shows what the citizen wrote as text, never as markup', async () => {
    const browser = await browserAtStep(site.origin, 'om-dig');
    const mark = '"><img src=x onerror=alert(1)>';
    await browser.submit(stepPath('om-dig'), { ...goodFields['om-dig'], navn: mark });
    await browser.submit(stepPath('ny-adresse'), goodFields['ny-adresse']);
    const review = await browser.submit(stepPath('hvem-flytter-med'), goodFields['hvem-flytter-med']);
    const field = await browser.visit(stepPath('om-dig'));
    expect(review.html).toContain('&lt;img src=x');
    expect(field.html).toContain('&lt;img src=x');
    expect(review.html + field.html).not.toContain('<img src=x');
  });
});

describe('MitID', () => {
  it('is a link to the stand-in that knows the way back', async () => {
    const { html } = await openBrowser(site.origin).visit(startPath);
    const wayBack = encodeURIComponent(`${site.origin}${startPath}/mitid`);
    expect(html).toContain(`href="${mitidOrigin}/?retur=${wayBack}"`);
  });

  it('fills in the name of whoever comes back, says so, and complains of nothing yet', async () => {
    const browser = openBrowser(site.origin);
    const page = await browser.visit(`${startPath}/mitid?svar=godkendt`);
    expect(page.path).toBe(stepPath('om-dig'));
    expect(page.html).toContain('value="Sofie Eksempel"');
    expect(page.html).toContain('Du er logget ind');
    expect(summaryOf(page.html)).toEqual([]);
    const next = await browser.submit(stepPath('om-dig'), { ...goodFields['om-dig'], navn: 'Sofie Holm' });
    expect(next.html).toContain('Du er logget ind');
    expect((await browser.visit(stepPath('om-dig'))).html).toContain('value="Sofie Holm"');
  });

  it('leads back to the start page when it was broken off', async () => {
    const page = await openBrowser(site.origin).visit(`${startPath}/mitid?svar=afbrudt`);
    expect(page.path).toBe(`${startPath}?afbrudt`);
    expect(page.html).toContain('Du afbrød hos MitID');
  });

  it.each(['', '?svar=', '?svar=ja', '?svar=godkendt&svar=afbrudt'])(
    'takes %s for no answer',
    async (query) => {
      expect((await openBrowser(site.origin).visit(`${startPath}/mitid${query}`)).path).toBe(startPath);
    },
  );

  it('may be passed by: then nobody is logged in', async () => {
    const { html } = await openBrowser(site.origin).visit(beginPath);
    expect(html).not.toContain('Du er logget ind');
  });
});

describe('the order of the steps', () => {
  it('leads to the start page when nothing is begun', async () => {
    expect((await openBrowser(site.origin).visit(stepPath('laes-igennem'))).path).toBe(startPath);
    expect((await openBrowser(site.origin).visit(receiptPath)).path).toBe(startPath);
  });

  it.each<StepId>(['ny-adresse', 'hvem-flytter-med', 'laes-igennem'])(
    'leads a jump to %s back to the first step that is not complete',
    async (step) => {
      const browser = await browserAtStep(site.origin, 'om-dig');
      expect((await browser.visit(stepPath(step))).path).toBe(stepPath('om-dig'));
      expect((await browser.submit(stepPath(step), goodFields[step])).path).toBe(stepPath('om-dig'));
    },
  );

  it('closes the steps ahead when an earlier one is made wrong', async () => {
    const browser = await browserAtStep(site.origin, 'laes-igennem');
    await browser.submit(stepPath('om-dig'), { ...goodFields['om-dig'], cpr: '' });
    expect((await browser.visit(stepPath('laes-igennem'))).path).toBe(stepPath('om-dig'));
  });

  it('keeps nothing the citizen wrote once the form is sent', async () => {
    const browser = await browserAtStep(site.origin, 'laes-igennem');
    await browser.submit(stepPath('laes-igennem'), goodFields['laes-igennem']);
    for (const step of Object.keys(goodFields)) {
      const page = await browser.visit(`${startPath}/${step}`);
      expect(page.path).toBe(receiptPath);
      expect(page.html).not.toContain('Karen Holm');
    }
  });

  it('starts empty when the citizen starts again', async () => {
    const browser = await browserAtStep(site.origin, 'ny-adresse');
    const page = await browser.visit(beginPath);
    expect(page.path).toBe(stepPath('om-dig'));
    expect(page.html).not.toContain('Karen Holm');
  });

  it('forgets a filing one hour after its last change, and says so', async () => {
    const browser = await browserAtStep(site.origin, 'ny-adresse');
    site.advance(60 * 60 * 1000 - 1);
    expect((await browser.visit(stepPath('ny-adresse'))).path).toBe(stepPath('ny-adresse'));
    site.advance(1);
    const page = await browser.submit(stepPath('ny-adresse'), goodFields['ny-adresse']);
    expect(page.html).toContain('Du var væk for længe');
    expect((await browser.visit(stepPath('om-dig'))).path).toBe(startPath);
  });
});

describe('what is wrong is said', () => {
  const cases: readonly [StepId, Record<string, string | string[]>, string, string][] = [
    ['om-dig', { navn: '  ' }, 'navn', 'Skriv dit navn'],
    ['om-dig', { navn: 'x'.repeat(101) }, 'navn', 'Navnet må højst fylde 100 tegn'],
    ['om-dig', { cpr: '' }, 'cpr', 'Skriv dit CPR-nummer'],
    ['om-dig', { cpr: '010190-123' }, 'cpr', 'CPR-nummeret skal være ti tal, for eksempel 010190-1234'],
    ['om-dig', { cpr: '3102901234' }, 'cpr', 'CPR-nummeret skal være ti tal, for eksempel 010190-1234'],
    ['om-dig', { telefon: '' }, 'telefon', 'Skriv dit telefonnummer'],
    ['om-dig', { telefon: '2030405' }, 'telefon', 'Telefonnummeret skal være otte tal'],
    ['om-dig', { email: 'karen' }, 'email', 'Skriv en e-mail, der findes, for eksempel navn@eksempel.dk'],
    ['ny-adresse', { dag: '', maaned: '', aar: '' }, 'dato-day', 'Skriv din flyttedato'],
    ['ny-adresse', { maaned: '' }, 'dato-day', 'Flyttedatoen skal have både dag, måned og år'],
    [
      'ny-adresse',
      { dag: '31', maaned: '11' },
      'dato-day',
      'Skriv en flyttedato, der findes, for eksempel 1 12 2026',
    ],
    [
      'ny-adresse',
      { dag: 'i', maaned: 'morgen' },
      'dato-day',
      'Skriv en flyttedato, der findes, for eksempel 1 12 2026',
    ],
    ['ny-adresse', { dag: '19' }, 'dato-day', 'Flyttedatoen må højst være 28 dage fremme i tiden'],
    [
      'ny-adresse',
      { dag: '14', maaned: '11' },
      'dato-day',
      'Flyttedatoen må højst være 5 dage siden. Ring til os, hvis du flyttede før',
    ],
    ['ny-adresse', { vejnavn: '' }, 'vejnavn', 'Skriv vejnavnet'],
    ['ny-adresse', { vejnavn: 'x'.repeat(41) }, 'vejnavn', 'Vejnavnet må højst fylde 40 tegn'],
    ['ny-adresse', { husnummer: '' }, 'husnummer', 'Skriv husnummeret'],
    [
      'ny-adresse',
      { husnummer: 'B14' },
      'husnummer',
      'Husnummeret skal være et tal, eventuelt med et bogstav, for eksempel 14 B',
    ],
    ['ny-adresse', { etage: 'x'.repeat(21) }, 'etage', 'Etage og dør må højst fylde 20 tegn'],
    ['ny-adresse', { postnummer: '' }, 'postnummer', 'Vælg dit postnummer'],
    ['ny-adresse', { postnummer: '2100' }, 'postnummer', 'Vælg dit postnummer'],
    ['ny-adresse', { co: 'x'.repeat(101) }, 'co', 'Navnet på den, du bor hos, må højst fylde 100 tegn'],
    ['hvem-flytter-med', { flytter: [] }, 'flytter-option1', 'Vælg, om du flytter alene'],
    ['hvem-flytter-med', { hvem: [] }, 'hvem-option1', 'Sæt kryds ved dem, der flytter med'],
    ['hvem-flytter-med', { hvem: ['hunden'] }, 'hvem-option1', 'Vælg fra listen'],
    ['hvem-flytter-med', { medflytter: '' }, 'medflytter', 'Skriv CPR-nummeret på den, der flytter med'],
    [
      'hvem-flytter-med',
      { medflytter: '123' },
      'medflytter',
      'CPR-nummeret på den, der flytter med, skal være ti tal, for eksempel 010190-1234',
    ],
    ['hvem-flytter-med', { laege: [] }, 'laege-option1', 'Vælg, om du vil beholde din læge'],
    ['laes-igennem', { bekraeft: [] }, 'bekraeft', 'Sæt kryds ved, at du har læst det hele igennem'],
  ];

  it.each(cases)('%s with %o links to %s: %s', async (step, change, control, message) => {
    const browser = await browserAtStep(site.origin, step);
    const page = await browser.submit(stepPath(step), { ...goodFields[step], ...change });
    expect(page.path).toBe(stepPath(step));
    expect(titleOf(page.html)).toMatch(/^Fejl: Trin \d af 4/);
    expect(summaryOf(page.html)).toEqual([{ control, message }]);
    expect(page.html.split(`id="${control}"`)).toHaveLength(2);
    expect(page.html).toContain(`<span class="sr-only">Fejl: </span>${message}`);
  });

  it('says everything at once, in the order of the page', async () => {
    const browser = await browserAtStep(site.origin, 'ny-adresse');
    const page = await browser.submit(stepPath('ny-adresse'), {});
    expect(summaryOf(page.html).map(({ control }) => control)).toEqual([
      'dato-day',
      'vejnavn',
      'husnummer',
      'postnummer',
    ]);
  });

  it('says nothing before the citizen has sent the step', async () => {
    const { page } = await browserAtStep(site.origin, 'om-dig');
    expect(titleOf(page.html)).toMatch(/^Trin 1 af 4/);
    expect(summaryOf(page.html)).toEqual([]);
  });

  it.each([{ dag: '18' }, { dag: '15', maaned: '11' }])(
    'takes the last allowed dates: %o',
    async (change) => {
      const browser = await browserAtStep(site.origin, 'ny-adresse');
      const page = await browser.submit(stepPath('ny-adresse'), { ...goodFields['ny-adresse'], ...change });
      expect(page.path).toBe(stepPath('hvem-flytter-med'));
    },
  );
});

describe('posts that no page of the site makes', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each(['http://127.0.0.1:1', 'https://evil.test', 'null'])('refuses the origin %s', async (origin) => {
    const browser = await browserAtStep(site.origin, 'om-dig');
    const body = new URLSearchParams({ navn: 'Karen' });
    expect((await browser.post(stepPath('om-dig'), body, { origin })).status).toBe(403);
    expect((await browser.visit(stepPath('om-dig'))).html).not.toContain('value="Karen"');
  });

  it('refuses a post without an origin', async () => {
    const browser = await browserAtStep(site.origin, 'om-dig');
    expect((await browser.request(stepPath('om-dig'), { method: 'POST' })).status).toBe(403);
  });

  it.each([
    ['one field twice', 'navn=a&navn=b', form, 400],
    ['JSON', '{"navn":"a"}', { 'content-type': 'application/json' }, 400],
    ['no body at all', '', {}, 400],
    [
      'an unknown charset',
      'navn=a',
      { 'content-type': 'application/x-www-form-urlencoded; charset=klingon' },
      415,
    ],
    ['more than 8 kB', `navn=${'a'.repeat(9000)}`, form, 413],
    ['more than forty names', 'a=1&'.repeat(41), form, 413],
  ])('refuses %s', async (_name, body, headers, status) => {
    const browser = await browserAtStep(site.origin, 'om-dig');
    const response = await browser.post(stepPath('om-dig'), body, headers);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('Vi kunne ikke tage imod det, du sendte');
  });

  it.each(['%ff%fe=%00', '__proto__=x&constructor=y', '=&=&=', 'navn[a]=b'])(
    'takes %s for a step with nothing filled in',
    async (body) => {
      const browser = await browserAtStep(site.origin, 'om-dig');
      const response = await browser.post(stepPath('om-dig'), body, form);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(stepPath('om-dig'));
    },
  );

  it('takes a cookie of another shape for no cookie', async () => {
    const response = await fetch(`${site.origin}${stepPath('om-dig')}`, {
      headers: { cookie: 'vestby-flytning=../../etc/passwd' },
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe(startPath);
  });
});

it('keeps the filing in a cookie no script can read, and the pages out of every cache', async () => {
  const response = await openBrowser(site.origin).request(beginPath);
  expect(response.headers.get('set-cookie')).toMatch(
    /^vestby-flytning=[\w-]{22}; Max-Age=3600; Path=\/selvbetjening\/meld-flytning; .*HttpOnly; SameSite=Lax$/,
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
});
