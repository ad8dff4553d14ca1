/** What a municipality has decided, on its own page: a draft of its rules while an editor uses the page, and how it looks. */
import { listMunicipalities, type MunicipalityDetails, startPreview } from '@medkig/api/municipality';
import { type Rules, strictestRules } from '@medkig/api/policy';
import type { Page } from 'playwright';
import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formPage } from '../guest/host-server.ts';
import { host, runMedkigForHost, snippetTag } from '../guest/own-host.ts';
import { personsPage } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { browser, medkig } from '../support/running-medkig.ts';

const parts = `<p class="sag">Sag 4711</p><div class="kort">Kun for dig</div></main>`;
const draft: Rules = { ...strictestRules, presets: [], mask: ['.sag'], block: ['.kort'], never: ['/skjult'] };

let cookie: string;
let vestby: string;
let person: Page;
let asked: string[];

runMedkigForHost();

beforeAll(async () => {
  const signedIn = await api('/session', 'POST', medkig.agent);
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { items } = v.parse(listMunicipalities.answer, await (await api('/municipalities')).json());
  vestby = items.find(({ name }) => name === 'Vestby Kommune')?.id ?? '';
});

beforeEach(async () => {
  person = await personsPage(browser);
  asked = [];
  person.on('request', (request) => {
    if (request.url().startsWith(medkig.console) && !request.url().endsWith('.js'))
      asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
});

afterEach(() => person.context().close());

describe('a draft of the rules', () => {
  it('is drawn over the page while it is used, and nothing of the page is sent', async () => {
    serve('');
    const id = await drafted();
    await person.goto(`${host.origin}/#medkig-preview=${id}`);
    await expect.poll(said).toMatch(/prikker.*: 3.*skjult eller ændret: 1.*tom boks: 1/s);
    expect(await covers('text')).toBe(1);
    expect(await covers('box')).toBe(1);
    await person.getByLabel('Fulde navn').fill('Ida Sørensen');
    await expect.poll(() => covers('dots')).toBe(1);
    await person.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p class="sag">Sag 4712</p>');
    });
    await expect.poll(said).toContain('skjult eller ændret: 2');
    await expect.poll(() => covers('text')).toBe(2);
    await person.evaluate(() => history.pushState(null, '', '/skjult'));
    await person.getByLabel('Fulde navn').fill('Ida');
    await expect.poll(said).toContain('Siden vises aldrig.');
    await picture(person, 'preview');
    const site = 'GET /embed/v1/sites/vestby';
    expect(asked).toEqual([`${site}/previews/${id}`, site]);
    await end();
    expect(await covers('')).toBe(0);
    expect(await person.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
    await person.getByRole('button', { name: 'Vis os siden' }).waitFor();
  });

  it('goes along to the next pages, folded on a telephone, until it is ended', async () => {
    serve('');
    await person.setViewportSize({ width: 320, height: 640 });
    await person.goto(`${host.origin}/#medkig-preview=${await drafted()}`);
    await expect.poll(() => covers('box')).toBe(1);
    const height = async () => (await card().boundingBox())?.height ?? 0;
    await picture(person, 'preview-320');
    await card().getByRole('button', { name: 'Fold sammen' }).click();
    expect(await height()).toBeLessThan(640 / 4);
    await picture(person, 'preview-320-folded');
    await person.evaluate(() => {
      const link = document.createElement('a');
      document.querySelector('main')?.prepend(Object.assign(link, { href: '/?igen', textContent: 'Igen' }));
    });
    await person.getByRole('link', { name: 'Igen' }).click();
    await person.waitForURL('**/?igen#*');
    await expect.poll(() => covers('box')).toBe(1);
    expect(await height()).toBeLessThan(640 / 4);
    expect(await person.evaluate(() => document.activeElement?.localName)).toBe('body');
    await person.evaluate(() => {
      const form = Object.assign(document.createElement('form'), { action: '/', method: 'post' });
      form.append(Object.assign(document.createElement('button'), { textContent: 'Videre' }));
      document.querySelector('main')?.prepend(form);
    });
    await person.getByRole('button', { name: 'Videre' }).click();
    await person.waitForURL(`${host.origin}/#*`);
    await expect.poll(() => covers('box')).toBe(1);
    await person.evaluate(() => location.assign('/?igen'));
    await person.waitForURL('**/?igen#*');
    await card().getByRole('button', { name: 'Vis mere' }).click();
    await expect.poll(said).toContain('skjult eller ændret: 1');
    await end();
    expect(await person.evaluate(() => location.hash)).toBe('');
  });

  it('opens nothing by a link that no editor has made', async () => {
    serve('');
    await person.goto(`${host.origin}/#medkig-preview=AAAAAAAAAAAAAAAAAAAAAA`);
    const refused = 'GET /embed/v1/sites/vestby/previews/AAAAAAAAAAAAAAAAAAAAAA';
    await expect.poll(() => asked).toEqual([refused]);
    await person.getByRole('button', { name: 'Vis os siden' }).click();
    await person.getByLabel('Skriv koden fra telefonen').waitFor();
    expect(await person.getByText('Prøve:').count()).toBe(0);
  });

  it('that is gone is the check of the rules in force, where the tag allows that', async () => {
    serve('data-check');
    await person.goto(`${host.origin}/#medkig-preview=AAAAAAAAAAAAAAAAAAAAAA`);
    await person.getByText('Udkastet er væk.').waitFor();
  });
});

describe('how a municipality looks', () => {
  it('is its colour on the button, and its greeting and logo in the panel, whatever the page’s policy', async () => {
    await look({ languages: ['da'] });
    const policy = `default-src 'none'; script-src 'self' ${medkig.console}; style-src 'self'; connect-src ${medkig.console} ${medkig.console.replace('http', 'ws')}; report-uri /report`;
    serve('data-colour="#ffd84d" data-language="en"', policy);
    await person.setViewportSize({ width: 320, height: 640 });
    await person.goto(host.origin);
    const button = person.getByRole('button', { name: 'Show us the page' });
    await button.waitFor();
    const paint = await button.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return [backgroundColor, color];
    });
    expect(paint).toEqual(['rgb(255, 216, 77)', 'rgb(0, 0, 0)']);
    expect(asked).toEqual([]);
    await picture(person, 'look-button');
    await button.click();
    // English is not offered.
    const field = person.getByLabel('Skriv koden fra telefonen');
    await field.waitFor();
    const greeting = person.getByText('Velkommen. Vi hjælper dig gerne.');
    await greeting.waitFor();
    const above = await greeting.evaluate((element) => element.getBoundingClientRect().bottom);
    expect(above).toBeLessThan((await field.boundingBox())?.y ?? 0);
    const drawn = await person.locator('medkig-panel .head canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      return [...(canvas.getContext('2d')?.getImageData(width / 10, height / 2, 1, 1).data ?? [])];
    });
    expect(drawn).toEqual([20, 90, 58, 255]);
    await picture(person, 'look-320');
    await person.setViewportSize({ width: 390, height: 844 });
    await picture(person, 'look-390');
    expect(host.reports()).toEqual([]);
  });

  it('is the product’s own where it says nothing, or nothing that can be read', async () => {
    await look({ colour: null, logo: null, greeting: { da: null, en: null } });
    serve('data-colour="red;x" data-language="en"');
    // The panel opens whether the service answers or not.
    await person.route('**/embed/v1/sites/vestby', () => {}, { times: 1 });
    await person.goto(host.origin);
    const button = person.getByRole('button', { name: 'Show us the page' });
    const paint = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(paint).toBe('rgb(19, 35, 58)');
    await button.click();
    await person.getByText('Vestby Kommune').waitFor();
    await person.getByLabel('Type the code from the phone').waitFor();
    expect(await person.locator('medkig-panel canvas').count()).toBe(0);
  });
});

function serve(attributes: string, policy?: string): void {
  host.serve({
    html: formPage(snippetTag(attributes)).replace('</main>', parts),
    headers: policy ? { 'Content-Security-Policy': policy } : {},
  });
}

function api(path: string, method = 'GET', body?: object): Promise<Response> {
  return fetch(`${medkig.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: medkig.console, Cookie: cookie ?? '' },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function drafted(): Promise<string> {
  const answer = await api(`/municipalities/${vestby}/preview`, 'POST', draft);
  return v.parse(startPreview.answer, await answer.json()).id;
}

async function look(changes: Partial<MunicipalityDetails>): Promise<void> {
  const details: MunicipalityDetails = {
    name: 'Vestby Kommune',
    code: null,
    phone: '12 34 56 78',
    agentDisplay: 'first-name',
    languages: ['da', 'en'],
    colour: '#145a3a',
    logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAAAz0lEQVR42u3bwRGAIAxE0RRhNZZi/31oCx4Iu2F/ZryzT0XRUEVR2+p67vfPERf4KJBVocdhdAe3hdgd3ApCHV6G4BJcAuEafguCe/hWhCnhWxCmhV+KMDX8MgTFYGwAVGfD4ipQXo4Wt0I0gHpCkk+I0QAOjyTpGABIBnB5K5ONAwAAggGcVmaSsQAAAAAAAAAAAADEArAWAAAAAPgmCAAA/BgBgJ+jANAgQYsMTVK0ydEoSasszdK0y7Nhgi0zxhDlWrHBOzHqlIoLTA2oD9DA7t6kMCqkAAAAAElFTkSuQmCC',
    greeting: { da: 'Velkommen. Vi hjælper dig gerne.', en: null },
    ...changes,
  };
  expect((await api(`/municipalities/${vestby}`, 'PUT', details)).status).toBe(200);
}

const card = () => person.getByRole('dialog', { name: 'Prøve: sådan ser en medarbejder siden' });

async function end(): Promise<void> {
  await card().getByRole('button', { name: 'Afslut prøven' }).click();
  await card().waitFor({ state: 'detached' });
}

async function said(): Promise<string> {
  return (await card().count()) > 0 ? ((await card().textContent()) ?? '') : '';
}

/** How many parts are drawn over, of one kind or of any. */
function covers(kind: string): Promise<number> {
  return person.locator(`medkig-panel .medkig-layer .cover${kind && `.${kind}`}`).count();
}
