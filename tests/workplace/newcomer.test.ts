/**
 * A scripted newcomer: from an empty folder to a hotline of five municipalities with three agents, rules and the tag on two
 * sites, and then a session; everything after the first command in the console, as the screen shows it.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formPage, type HostServer, startHostServer } from '../guest/host-server.ts';
import { launchChromium } from '../support/chromium.ts';
import { inviteOperator, type OwnService, ownService } from '../support/own-service.ts';
import { keepToRelay, onStage, readAloud, sayYes } from '../support/people.ts';
import { picture } from '../support/pictures.ts';

const password = 'syv-blaa-traktorer-i-regn';
/** Numbers and names of the official list. */
const official = [
  ['0580', 'Aabenraa'],
  ['0741', 'Samsø'],
  ['0671', 'Struer'],
  ['0787', 'Thisted'],
  ['0573', 'Varde'],
] as const;
const agents = ['Anna Holm', 'Bo Lind', 'Cecilie Krog'];

let browser: Browser;
let service: OwnService;
let sites: HostServer[] = [];
let link: string;
let operator: Page;
let agentLinks: string[] = [];
let tags: string[] = [];

beforeAll(async () => {
  service = await ownService();
  link = inviteOperator(service);
  await service.start();
  [browser, ...sites] = await Promise.all([launchChromium(), startHostServer(), startHostServer()]);
  operator = await newPage();
});

afterAll(async () => {
  await browser?.close();
  for (const site of sites) site.close();
  await service?.stop();
});

async function newPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    locale: 'da-DK',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  await keepToRelay(context);
  return context.newPage();
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

const goTo = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation').getByRole('button', { name }).click();

async function choosePassword(page: Page, invitation: string): Promise<void> {
  await page.goto(invitation);
  await page.getByLabel('Ny adgangskode').fill(password);
  await press(page, 'Gem og log ind');
}

it('the operator chooses a password and is shown the first five steps', async () => {
  await choosePassword(operator, link);
  await operator.getByRole('heading', { name: 'Kom i gang', level: 1 }).waitFor();
  await operator.getByText('0 af 5 er klaret').waitFor();
  await picture(operator, 'newcomer-first-sight');
});

it('makes a hotline with its hours', async () => {
  await press(operator, 'Gå til hotlines');
  await press(operator, 'Tilføj hotline');
  await operator.getByLabel('Navn', { exact: true }).fill('Hotline Vest');
  await press(operator, 'Tilføj hotlinen');
  await operator.getByRole('heading', { name: 'Hotline Vest' }).waitFor();
});

it('adds five municipalities from the official list', async () => {
  await goTo(operator, 'Kommuner');
  for (const [code, name] of official) {
    await press(operator, 'Tilføj kommune');
    await operator.getByLabel('Find kommunen').fill(name);
    await operator.getByLabel('Kommunerne i Danmark').selectOption(code);
    await operator.getByLabel('Telefon, som borgeren ser').fill('11 22 33 44');
    await operator.getByRole('combobox', { name: 'Hotline' }).selectOption({ label: 'Hotline Vest' });
    await press(operator, 'Tilføj kommunen');
    await operator.getByRole('heading', { name: `${name} Kommune` }).waitFor();
  }
  expect(await operator.getByRole('row').count()).toBe(official.length + 1);
});

it('writes rules and takes the tag for two sites', async () => {
  for (const [at, [, name]] of official.slice(0, 2).entries()) {
    await operator
      .getByRole('cell', { name: `${name} Kommune` })
      .getByRole('button')
      .click();
    await operator.getByRole('heading', { name: `${name} Kommune` }).waitFor();
    await operator.getByRole('tab', { name: 'Sider' }).click();
    await press(operator, 'Tilføj side');
    await operator.getByLabel('Sidens nøgle').fill(`side-${at + 1}`);
    await operator.getByLabel('Adresser, hvor Medkig må køre').fill(sites[at]?.origin ?? '');
    await press(operator, 'Gem');
    const tag = operator.locator('pre', { hasText: '<script' });
    await tag.waitFor();
    tags = [...tags, (await tag.textContent()) ?? ''];
    await operator.getByRole('tab', { name: 'Hvad ses' }).click();
    await operator.getByRole('radio', { name: /^Foreslå side/ }).check();
    await operator.getByRole('checkbox', { name: /adressebeskyttelse/ }).check();
    await press(operator, 'Gem');
    await operator.getByText(/^Det er gemt/).waitFor();
  }
  expect(tags).toHaveLength(2);
  for (const tag of tags) expect(tag).toMatch(/ integrity="sha384-[\w+/=]+" crossorigin="anonymous"/);
});

it('invites three agents', async () => {
  await goTo(operator, 'Personer');
  for (const [at, name] of agents.entries()) {
    await press(operator, 'Invitér en person');
    await operator.getByLabel('Navn', { exact: true }).fill(name);
    await operator.getByLabel('E-mail', { exact: true }).fill(`agent${at}@vest.example`);
    await operator.getByLabel('Arbejdsplads').selectOption({ label: `${official[at]?.[1]} Kommune` });
    await press(operator, 'Lav invitation');
    const field = operator.getByLabel('Link', { exact: true });
    await operator.getByRole('heading', { name }).waitFor();
    agentLinks = [...agentLinks, await field.inputValue()];
  }
  expect(new Set(agentLinks).size).toBe(3);
});

it('and an agent helps a citizen on one of the sites, whose tag was seen', async () => {
  const [host] = sites;
  host?.serve({ html: formPage(tags[0] ?? '') });
  const agent = await newPage();
  await choosePassword(agent, agentLinks[0] ?? '');
  const citizen = await newPage();
  await citizen.goto(`${host?.origin}/`);
  await readAloud(citizen, agent);
  await sayYes(citizen);
  await onStage(agent, 'h1').getByText('Meld flytning').waitFor();
  await picture(agent, 'newcomer-session');
  await press(citizen, 'Stop');

  await goTo(operator, /^Kom i gang/);
  await operator.getByText('5 af 5 er klaret').waitFor();
  await picture(operator, 'newcomer-all-done');
});

it('what is in the account menu leads to how the operator signs in', async () => {
  await operator.getByRole('button', { name: 'Dorte Dam Medkig' }).click();
  await press(operator, 'Sådan logger du ind');
  await operator.getByRole('heading', { name: 'Sådan logger du ind', level: 1 }).waitFor();
});
