import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mitidOrigin, openBrowser, startSite } from '../site-under-test.ts';
import { browserAtStep, logIn, noFile, type StepId, sendStep, startPath, stepPath } from './form-walk.ts';

let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  site = await startSite('nordby');
});
afterAll(() => site.stop());

const summaryOf = (html: string) =>
  [...html.matchAll(/<li><a class="function-link" href="#([^"]+)">([^<]+)<\/a><\/li>/g)].map((match) => [
    match[1],
    match[2],
  ]);

const pdf = (bytes: number, name = 'attest.pdf') => new File([new Uint8Array(bytes)], name);

describe('the way through the form', () => {
  it('leads over MitID and four steps to a receipt', async () => {
    const browser = openBrowser(site.origin);
    expect((await logIn(browser, site.origin)).path).toBe(stepPath('om-dig'));
    expect((await sendStep(browser, 'om-dig')).path).toBe(stepPath('om-barnet'));
    expect((await sendStep(browser, 'om-barnet')).path).toBe(stepPath('oensker'));
    expect((await sendStep(browser, 'oensker')).path).toBe(stepPath('laes-igennem'));
    const receipt = await sendStep(browser, 'laes-igennem');
    expect(receipt.path).toBe(`${startPath}/kvittering`);
    expect(receipt.html).toMatch(/NK-2026-\d{6}/);
  });

  it('shows every answer for reading through', async () => {
    const { page } = await browserAtStep(site.origin, 'laes-igennem');
    const answers = [
      'Karen Holm',
      '20304050',
      'Viggo Holm',
      '010626-1234',
      '1. august 2027',
      'Vuggestue (0–2 år)',
      'Børnehuset Fyrtårnet',
      'Børnehuset Muslingen',
      'Ikke udfyldt',
      'Ja',
      'Ingen fil',
    ];
    for (const answer of answers) expect(page.html).toContain(`<td>${answer}</td>`);
  });
});

describe('MitID', () => {
  it('is where the start page sends everybody', async () => {
    const response = await openBrowser(site.origin).post(`${startPath}/log-ind`, '');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      `${mitidOrigin}/?${new URLSearchParams({ retur: `${site.origin}${startPath}/mitid` })}`,
    );
  });

  it('fills in the name', async () => {
    const page = await logIn(openBrowser(site.origin), site.origin);
    expect(page.html).toContain('value="Sofie Eksempel"');
    expect(page.html).toContain('Du er logget ind');
  });

  it.each<StepId>(['om-dig', 'om-barnet', 'oensker', 'laes-igennem'])(
    'must be passed before %s is shown or taken',
    async (step) => {
      const browser = openBrowser(site.origin);
      expect((await browser.visit(stepPath(step))).path).toBe(startPath);
      await browser.post(`${startPath}/log-ind`, '');
      expect((await browser.visit(stepPath(step))).path).toBe(startPath);
      expect((await sendStep(browser, step)).path).toBe(`${startPath}?udloebet`);
    },
  );

  it('cannot be passed by an address of its own making', async () => {
    const browser = openBrowser(site.origin);
    expect((await browser.visit(`${startPath}/mitid?svar=godkendt`)).path).toBe(`${startPath}?udloebet`);
    expect((await browser.visit(`${startPath}/uden-mitid`)).status).toBe(404);
  });

  it('leads back to the start page when it was broken off, and may be tried again', async () => {
    const browser = openBrowser(site.origin);
    await browser.post(`${startPath}/log-ind`, '');
    const page = await browser.visit(`${startPath}/mitid?svar=afbrudt`);
    expect(page.html).toContain('Du afbrød hos MitID');
    expect((await browser.visit(stepPath('om-dig'))).path).toBe(startPath);
    expect((await logIn(browser, site.origin)).path).toBe(stepPath('om-dig'));
  });

  it('approved once more, with the back button, loses nothing', async () => {
    const browser = await browserAtStep(site.origin, 'oensker');
    expect((await browser.visit(`${startPath}/mitid?svar=godkendt`)).path).toBe(stepPath('om-dig'));
    expect((await browser.visit(stepPath('oensker'))).path).toBe(stepPath('oensker'));
  });
});

describe('what is wrong is said', () => {
  const cases: readonly [StepId, Record<string, string>, string, string][] = [
    ['om-dig', { navn: '' }, 'navn', 'Skriv dit navn'],
    ['om-dig', { telefon: '1' }, 'telefon', 'Telefonnummeret skal være otte tal'],
    ['om-barnet', { barnets_navn: ' ' }, 'barnets-navn', 'Skriv barnets navn'],
    ['om-barnet', { barnets_cpr: '' }, 'barnets-cpr', 'Skriv barnets CPR-nummer'],
    [
      'om-barnet',
      { barnets_cpr: '3113261234' },
      'barnets-cpr',
      'CPR-nummeret skal være ti tal, for eksempel 010190-1234',
    ],
    ['oensker', { dag: '', maaned: '', aar: '' }, 'dato-day', 'Skriv, hvornår barnet skal starte'],
    [
      'oensker',
      { dag: '19', maaned: '11', aar: '2026' },
      'dato-day',
      'Startdatoen må ikke være før i dag. Skriv den dag, barnet skal begynde, ikke fødselsdagen',
    ],
    [
      'oensker',
      { dag: '21', maaned: '11', aar: '2029' },
      'dato-day',
      'Startdatoen må højst være 3 år fremme i tiden',
    ],
    ['oensker', { pasning: '' }, 'pasning-option1', 'Vælg, hvilken slags plads barnet skal have'],
    ['oensker', { oenske1: '' }, 'oenske1', 'Vælg det sted, du helst vil have'],
    ['oensker', { oenske2: 'maanen' }, 'oenske2', 'Vælg fra listen'],
    [
      'oensker',
      { oenske2: 'lyngbakken' },
      'oenske2',
      'Skovbørnehaven Lyngbakken har ikke vuggestue. Vælg et andet sted',
    ],
    ['oensker', { oenske3: 'fyrtaarnet' }, 'oenske3', 'Du har valgt det samme sted to gange'],
    ['laes-igennem', { bekraeft: '' }, 'bekraeft', 'Sæt kryds ved, at du har læst det hele igennem'],
  ];

  it.each(cases)('%s with %o links to %s: %s', async (step, change, control, message) => {
    const browser = await browserAtStep(site.origin, step);
    const page = await sendStep(browser, step, change);
    expect(page.path).toBe(stepPath(step));
    expect(summaryOf(page.html)).toEqual([[control, message]]);
    expect(page.html.split(`id="${control}"`)).toHaveLength(2);
    expect(page.html).toContain(`<span class="sr-only">Fejl: </span>${message}`);
  });

  it.each([
    { dag: '20', maaned: '11', aar: '2026' },
    { dag: '20', maaned: '11', aar: '2029' },
  ])('takes the first and the last allowed date: %o', async (date) => {
    const browser = await browserAtStep(site.origin, 'oensker');
    expect((await sendStep(browser, 'oensker', date)).path).toBe(stepPath('laes-igennem'));
  });
});

describe('the file', () => {
  it('is named for reading through, hidden from whoever looks along', async () => {
    const browser = await browserAtStep(site.origin, 'oensker');
    const page = await sendStep(browser, 'oensker', {}, pdf(1_234_567, 'Børneattest.PDF'));
    expect(page.html).toContain('<td><span data-medkig-mask>Børneattest.PDF</span> (1,2 MB)</td>');
  });

  it.each([
    [pdf(10, 'virus.exe'), 'Filen skal være en PDF eller et billede, der ender på .jpg eller .png'],
    [pdf(0), 'Filen er tom. Vælg en anden fil'],
    [pdf(5_000_001), 'Filen må højst fylde 5 MB'],
    [pdf(12_000_000), 'Filen må højst fylde 5 MB'],
  ])('must be of a kind and size we take: %o', async (file, message) => {
    const browser = await browserAtStep(site.origin, 'oensker');
    const page = await sendStep(browser, 'oensker', {}, file);
    expect(summaryOf(page.html)).toEqual([['bilag', message]]);
  });

  it('is complained of together with everything else', async () => {
    const browser = await browserAtStep(site.origin, 'oensker');
    const page = await sendStep(browser, 'oensker', { dag: '', pasning: '' }, pdf(0));
    expect(summaryOf(page.html).map(([control]) => control)).toEqual([
      'dato-day',
      'pasning-option1',
      'bilag',
    ]);
  });

  it('may be exactly as large as we say', async () => {
    const browser = await browserAtStep(site.origin, 'oensker');
    const page = await sendStep(browser, 'oensker', {}, pdf(5_000_000));
    expect(page.path).toBe(stepPath('laes-igennem'));
  });

  it('stays when the step is sent again without one, until it is taken back', async () => {
    const browser = await browserAtStep(site.origin, 'oensker');
    await sendStep(browser, 'oensker', { oenske1: '' }, pdf(10));
    expect((await browser.visit(stepPath('oensker'))).html).toContain('Du har vedhæftet');
    expect((await sendStep(browser, 'oensker')).html).toContain('attest.pdf');
    expect((await sendStep(browser, 'oensker', { fjern: 'ja' })).html).toContain('<td>Ingen fil</td>');
  });

  it('that was refused does not come back', async () => {
    const browser = await browserAtStep(site.origin, 'oensker');
    await sendStep(browser, 'oensker', {}, pdf(10, 'virus.exe'));
    expect((await sendStep(browser, 'oensker', {}, noFile)).html).toContain('<td>Ingen fil</td>');
  });
});

describe('posts that no page of the site makes', () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = '--x\r\nContent-Disposition: form-data; name="bilag"; filename="a.pdf"\r\n\r\nx\r\n';

  it.each([
    ['another kind of form', 'dag=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no boundary', part('dag', '1'), { 'content-type': 'multipart/form-data' }],
    ['an end that is missing', part('dag', '1'), multipart],
    ['two files', `${file}${file}--x--\r\n`, multipart],
    ['a file for a text field', `${file.replace('bilag', 'dag')}--x--\r\n`, multipart],
    ['a text for the file field', `${part('bilag', 'a.pdf')}--x--\r\n`, multipart],
    ['one field twice', `${part('dag', '1').repeat(2)}--x--\r\n`, multipart],
    ['a field of 3 kB', `${part('dag', '1'.repeat(3000))}--x--\r\n`, multipart],
    ['more than forty fields', `${part('a', '1').repeat(41)}--x--\r\n`, multipart],
  ])('refuses %s', async (_name, body, headers) => {
    const browser = await browserAtStep(site.origin, 'oensker');
    const response = await browser.post(stepPath('oensker'), body, headers);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Vi kunne ikke tage imod det, du sendte');
  });

  it('keeps the step as it was', async () => {
    const browser = await browserAtStep(site.origin, 'laes-igennem');
    await browser.post(stepPath('oensker'), `${part('dag', '1').repeat(2)}--x--\r\n`, multipart);
    const page = await browser.visit(stepPath('laes-igennem'));
    expect(page.html).toContain('<td>Børnehuset Fyrtårnet</td>');
    expect(page.path).toBe(stepPath('laes-igennem'));
  });
});
