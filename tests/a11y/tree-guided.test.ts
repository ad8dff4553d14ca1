/** A guided call with every tool as a screen reader gets it: what is said on each side, once, and where focus is. */
import type { Page } from 'playwright';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { accessibilityTree, focusedNode, focusNode, nodeNamed } from '../support/accessibility-tree.ts';
import { type Hearing, hearingOf } from '../support/hearing.ts';
import { expectFocusOn, pressUntil, takeTool, walkTo } from '../support/keyboard.ts';
import { formPath, person } from '../support/meld-flytning.ts';
import { connect, onStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
twoPeople(atDesks);

let agentHears: Hearing;
let citizenHears: Hearing;

beforeAll(async () => {
  [citizenHears, agentHears] = await Promise.all([hearingOf(citizen), hearingOf(agent)]);
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

beforeEach(forget);
afterEach(nothingTwice);

function forget(): void {
  agentHears.forget();
  citizenHears.forget();
}

function nothingTwice(): void {
  expect(agentHears.twice()).toEqual([]);
  expect(citizenHears.twice()).toEqual([]);
}

async function activate(page: Page, role: string, name: string | RegExp, key = 'Enter'): Promise<void> {
  await focusNode(page, await nodeNamed(page, role, name));
  await page.keyboard.press(key);
}

async function write(name: string | RegExp, text: string, role = 'textbox'): Promise<void> {
  await focusNode(citizen, await nodeNamed(citizen, role, name));
  await citizen.keyboard.type(text);
}

async function pick(name: RegExp): Promise<void> {
  await walkTo(agent, name);
  await agent.keyboard.press('Enter');
}

/** A question has taken focus: its name is what is asked, its description what a yes does, and nothing else says so. */
async function expectQuestion(name: RegExp, does: RegExp): Promise<void> {
  await expectFocusOn(citizen, name);
  const asked = await focusedNode(citizen);
  expect(asked?.role).toBe('group');
  expect(asked?.description).toMatch(does);
  expect(citizenHears.all().filter((words) => name.test(words))).toEqual([]);
}

async function answer(name: string): Promise<void> {
  const button = citizen.getByRole('button', { name, exact: true });
  await focusNode(citizen, await nodeNamed(citizen, 'button', name));
  await pressUntil(citizen, 'Enter', async () => !(await button.isVisible()));
}

/** Stands on the page, where no question comes in the way of writing. */
async function standOn(name: string): Promise<void> {
  await focusNode(citizen, await nodeNamed(citizen, 'link', name));
}

it('a page that opens: the agent hears the step and that it is seen, the citizen how far they are', async () => {
  await activate(citizen, 'link', 'Start uden MitID');
  await onStage(agent, '#telefon').waitFor();
  await agentHears.said(/Trin 5 af 16\. Sig: Skriv dit fulde navn/);
  await agentHears.said(/Du ser siden/);
  await citizenHears.said(/Anna ser siden nu/);
  await citizenHears.said(/Del 5 af 16/);
  const step = await nodeNamed(agent, 'button', /^Markér Enter$|^Markér$/);
  expect(step.description).toBe('');
});

it('another step is said on both sides, and its mark; the same mark again as well', async () => {
  await agent.keyboard.press('ArrowDown');
  await agentHears.said(/^Trin 6 af 16\. Sig: Skriv dit telefonnummer/);
  await citizenHears.said(/^Del 6 af 16$/);
  for (const _ of ['once', 'again']) {
    forget();
    await pressUntil(agent, 'Enter', async () => /Du har markeret/.test(agentHears.all().join()));
    await citizenHears.said(/^Anna viser feltet Telefon$/);
    expect(agentHears.all()).toEqual(['Du har markeret «Telefon» som nummer 1.']);
    await nodeNamed(citizen, 'button', 'Gå til feltet Telefon');
    await agent.keyboard.press('Escape');
    await citizen.locator('.medkig-ring').waitFor({ state: 'detached' });
  }
});

it.each([
  ['Peg', 'p', 'Du peger på «Telefon».'],
  ['Belys', 'l', 'Du har belyst «Telefon».'],
  ['Tegn', 't', 'Du har tegnet om «Telefon».'],
])(
  '«%s» says each name on the way, and what it shows, also what was shown before',
  async (name, key, words) => {
    await takeTool(agent, key, name);
    await pick(/^Telefon/);
    await citizenHears.said(/^Anna viser feltet Telefon$/);
    await expect.poll(() => agentHears.all().slice(-3)).toEqual(['CPR-nummer', 'Telefon', words]);
    await agent.keyboard.press('Escape');
  },
);

it('«Rul hertil» says where the page is now', async () => {
  await takeTool(agent, 'r', 'Rul hertil');
  await pick(/^Næste trin/);
  await agentHears.said(/Borgerens side er rullet til «Næste trin»\./);
  await citizenHears.said(/^Anna har rullet siden til Næste trin$/);
});

it('V says what the citizen sees, each time it is asked', async () => {
  for (const _ of ['once', 'again']) {
    forget();
    await agent.keyboard.press('v');
    await agentHears.said(/^Borgeren ser .* af siden .*Fulde navn, CPR-nummer, Telefon/);
    expect(agentHears.all()).toHaveLength(1);
    await agent.keyboard.press('v');
  }
});

it('a question for somebody who writes is said, and takes no focus', async () => {
  await write(/^Fulde navn/, person.name);
  await takeTool(agent, 'b', 'Bed om at se');
  await pick(/^Fulde navn, skjult/);
  await agentHears.said(/Du har spurgt, om du må se feltet «Fulde navn»\. Vent på borgerens svar\./);
  await citizenHears.said(/^Må Anna se feltet «Fulde navn»\?$/);
  await expectFocusOn(citizen, /^Fulde navn/);
  await answer('Nej, skjul det');
  await agentHears.said(/Borgeren viser ikke feltet «Fulde navn»/);
});

it('«Bed om at se»: the question with what would be seen, then that it is seen; focus comes back', async () => {
  await standOn('Tilbage');
  await takeTool(agent, 'b', 'Bed om at se');
  await pick(/^Fulde navn, skjult/);
  await expectQuestion(/^Må Anna se feltet «Fulde navn»\?$/, /ser Anna det, der står: Karla Testesen/);
  await answer('Lad Anna se feltet');
  await agentHears.said(/Borgeren viser dig feltet «Fulde navn»\./);
  await expectFocusOn(citizen, /^Tilbage/);
  await answer('Skjul feltet igen');
  await expectFocusOn(citizen, /^Anna ser siden nu/);
  await agentHears.said(/Borgeren har skjult et felt igen\./);
});

it('«Bed om at udfylde»: a form named by its question, and its answers', async () => {
  await standOn('Tilbage');
  await takeTool(agent, 'u', 'Bed om at udfylde');
  await pick(/^Telefon/);
  await expectFocusOn(agent, /^Hvad skal der stå i feltet «Telefon»\?/);
  expect((await focusedNode(agent))?.description).toMatch(/Borgeren ser teksten og svarer/);
  await agent.keyboard.type(person.phone);
  await agent.keyboard.press('Enter');
  await agentHears.said(/Du har spurgt, om du må skrive i feltet «Telefon»/);
  await expectQuestion(/^Må Anna skrive i feltet «Telefon» for dig\?$/, /Anna skriver: 87654321/);
  await answer('Ja, én gang');
  await agentHears.said(/Der er skrevet i feltet «Telefon»\./);
  await expectFocusOn(citizen, /^Tilbage/);
  await expectFocusOn(agent, 'Borgerens side');
});

it('«Foreslå side»: what it is called and where it is; a no is heard', async () => {
  await agent.keyboard.press('f');
  await expectFocusOn(agent, /^Adresse/);
  await agent.keyboard.type('hvad som helst');
  await activate(agent, 'textbox', /^Hvad hedder siden/);
  await agent.keyboard.type('Om kommunen');
  await agent.keyboard.press('Enter');
  await expectFocusOn(agent, /^Adresse/);
  expect((await focusedNode(agent))?.description).toMatch(
    /Fejl: Skriv en adresse, som den står i browseren\./,
  );
  await agent.keyboard.press('ControlOrMeta+a');
  await agent.keyboard.type('/om-kommunen');
  await agent.keyboard.press('Enter');
  await agentHears.said(/Du har foreslået siden “Om kommunen”\./);
  await expectQuestion(/^Anna vil vise dig siden “Om kommunen”\. Vil du gå derhen\?$/, /\/om-kommunen$/);
  await answer('Nej, bliv her');
  await agentHears.said(/Borgeren bliver på siden\./);
  await expectFocusOn(citizen, /^Tilbage/);
});

it('the citizen goes on to the third page; each is said once', async () => {
  await write(/^CPR-nummer/, person.cpr);
  await activate(citizen, 'button', 'Næste trin');
  await agentHears.said(/Trin 7 af 16\. Sig: Skriv flyttedatoen/);
  forget();
  const day = new Date(Date.now() + 7 * 86_400_000);
  await write(/^Dag$/, String(day.getDate()), 'spinbutton');
  await write(/^Måned$/, String(day.getMonth() + 1), 'spinbutton');
  await write(/^År$/, String(day.getFullYear()), 'spinbutton');
  await write(/^Vejnavn/, person.street);
  await write(/^Husnummer/, '14');
  await focusNode(citizen, await nodeNamed(citizen, 'combobox', /^Postnummer/));
  await pressUntil(citizen, 'ArrowDown', async () => (await citizen.inputValue('#postnummer')) === '4321');
  await activate(citizen, 'button', 'Næste trin');
  await agentHears.said(/Trin 10 af 16\. Sig: Flytter du alene/);
  await citizenHears.said(/Del 10 af 16/);
});

it('«Bed om at trykke»: what happens is told, and the press to the agent', async () => {
  await onStage(agent, '#flytter-option1').waitFor({ state: 'attached' });
  await agentHears.said(/Du ser siden/);
  await standOn('Tilbage');
  forget();
  await takeTool(agent, 'k', 'Bed om at trykke');
  await pick(/^Jeg flytter sammen/);
  await agentHears.said(/Du har spurgt, om du må trykke på «Jeg flytter sammen/);
  await expectQuestion(/^Må Anna trykke på «Jeg flytter sammen.*» for dig\?$/, /kun denne ene gang/);
  await answer('Ja, på hele denne side');
  await agentHears.said(/Der er trykket på «Jeg flytter sammen/);
  await agentHears.said(/^Du må: se, pege, foreslå side, trykke$/m);
  await citizenHears.said(/^Anna har trykket på «Jeg flytter sammen/);
});

it('under the yes for the page each press is said, the same one too; Escape takes it back, and the agent hears it', async () => {
  for (const time of ['once', 'again', 'behind']) {
    if (time === 'behind') await agent.evaluate(slowFrames);
    forget();
    await takeTool(agent, 'k', 'Bed om at trykke');
    await pick(/^Jeg flytter alene/);
    await citizenHears.said(/^Anna har trykket på «Jeg flytter alene»$/);
    await agentHears.said(/Der er trykket på «Jeg flytter alene»\./);
    nothingTwice();
  }
  forget();
  await nodeNamed(citizen, 'button', 'Stop det');
  await citizen.keyboard.press('Escape');
  await agentHears.said(/^Du må: se, pege, foreslå side$/m);
});

/** A screen that is so far behind that the answer comes before the question has been drawn. */
function slowFrames(): void {
  const draw = window.requestAnimationFrame;
  window.requestAnimationFrame = (run) => draw(() => setTimeout(() => run(performance.now()), 1000));
}

it('the end: said once, a receipt of terms, one question that can be passed over', async () => {
  await activate(citizen, 'button', 'Stop');
  await citizenHears.said(/^Du har stoppet\. Ingen kan se din side nu\./);
  await agentHears.said(/Forbindelsen er lukket/);
  await expectFocusOn(citizen, /^Du har stoppet/);
  await nodeNamed(citizen, 'group', 'Fik du den hjælp, du havde brug for?');
  const receipt = (await accessibilityTree(citizen)).filter(({ role }) => role === 'term');
  expect(receipt.map(({ text }) => text)).toEqual([
    'Hvem så med',
    'Hvornår',
    'Skjult',
    'Vist af dig',
    'Gjort for dig',
    'Gemt',
    'Kvittering',
  ]);
  await activate(citizen, 'button', 'Spring over');
  await expectFocusOn(citizen, /^Du har stoppet/);
  await activate(citizen, 'button', 'Luk');
  await nodeNamed(citizen, 'button', 'Vis os siden');
});
