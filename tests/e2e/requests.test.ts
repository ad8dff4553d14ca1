/** The agent asks to press, to write and to go to a page: it happens when the citizen says yes, and not otherwise. */

import { beforeEach, describe, expect, it } from 'vitest';
import { formPages, formPath, person } from '../support/meld-flytning.ts';
import { answer, connect, meetOnStage, onStage, pickOnStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
// The page's own policy would not let the test put its controls there.
twoPeople({ ...atDesks, citizen: { ...atDesks.citizen, bypassCSP: true } });

/** What the page notices of a press and of a field, as its own handlers would; written down where it can be read. */
function putTestControls(): void {
  const part = document.createElement('section');
  part.innerHTML = `<style>#pladser > * { display: block; margin: 8px 0 }</style><div id="pladser">
    <button type="button" id="mere">Vis mere</button>
    <label>Hjemmeside <input id="styret" value=""></label>
    <label>Kommune <select id="kommune"><option>Vælg</option><option>Vestby</option><option>Nordby</option></select></label>
    <form id="formular"><label>Adgangskode <input type="password" id="hemmelig"></label><button>Gå videre</button></form>
    <button type="button" id="naeste">Næste del</button>
    <label>CPR-nummer <input id="cpr-felt"></label>
    <a id="ud" href="https://eksempel.dk/">Andet sted</a></div>`;
  const log: string[] = [];
  Object.assign(window, { noticed: log });
  const main = document.querySelector('main');
  main?.prepend(part);
  const element = <T extends Element>(selector: string, kind: new () => T): T => {
    const found = part.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(selector);
    return found;
  };
  const more = element('#mere', HTMLButtonElement);
  for (const type of ['pointerdown', 'mousedown', 'focus', 'pointerup', 'mouseup', 'click'])
    more.addEventListener(type, () => log.push(type));
  // As a framework holds on to the value that it has put there itself, and hears `input`.
  const field = element('#styret', HTMLInputElement);
  let held = '';
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => value?.get?.call(field),
    set: (next: string) => {
      held = next;
      value?.set?.call(field, next);
    },
  });
  field.addEventListener('input', () => {
    if (field.value !== held) log.push(`input ${field.value}`);
    held = field.value;
  });
  for (const type of ['focus', 'beforeinput', 'change', 'blur'])
    field.addEventListener(type, () => log.push(`field ${type}`));
  element('#kommune', HTMLSelectElement).addEventListener('change', ({ target }) =>
    log.push(`chosen ${(target as HTMLSelectElement).value}`),
  );
  const form = element('#formular', HTMLFormElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    log.push('sent');
  });
  element('#naeste', HTMLButtonElement).addEventListener('click', () => form.requestSubmit());
}

const noticed = (): Promise<string[]> =>
  citizen.evaluate(() => (window as unknown as { noticed: string[] }).noticed);
const said = (words: string) => agent.getByText(words).first().waitFor();
const tool = (name: string) => agent.getByRole('button', { name: new RegExp(`^${name}`) }).click();
const question = (words: string) => citizen.getByRole('heading', { name: words });

async function askToPress(selector: string): Promise<void> {
  await tool('Bed om at trykke');
  await pickOnStage(agent, selector);
}

async function askToFill(selector: string, text: string): Promise<void> {
  await tool('Bed om at udfylde');
  await pickOnStage(agent, selector);
  await agent.getByRole('textbox', { name: /Hvad skal der stå/ }).fill(text);
  await agent.getByRole('button', { name: 'Spørg borgeren' }).click();
}

/** Nothing of the session before is there; the page has the test's controls. */
beforeEach(async () => {
  if (!citizen.url().startsWith(medkig.site)) {
    await citizen.goto(medkig.site + formPath);
    await connect(citizen, agent, medkig);
  } else await citizen.goto(medkig.site + formPath);
  // Who leaves a page before Medkig has begun there has been on one without it, and is asked again.
  await citizen.getByText('Anna ser siden nu').first().waitFor();
  await formPages[0]?.next(citizen);
  await citizen.waitForURL('**/om-dig');
  await citizen.evaluate(putTestControls);
  await meetOnStage(citizen, agent);
  await agent.getByText('Du ser siden').first().waitFor();
});

describe('a press', () => {
  it('[M9] is done once after a yes, as a person’s, and the agent hears it', async () => {
    await askToPress('#mere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor();
    await said('Du har spurgt, om du må trykke på «Vis mere».');
    expect(await noticed()).toEqual([]);
    await answer(citizen, 'Ja, én gang');
    await said('Der er trykket på «Vis mere».');
    expect(await noticed()).toEqual(['pointerdown', 'mousedown', 'focus', 'pointerup', 'mouseup', 'click']);
    await askToPress('#mere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor();
    await citizen.getByRole('button', { name: 'Nej, jeg gør det selv' }).click();
    await said('Borgeren vil ikke have, at du trykker på «Vis mere».');
    expect((await noticed()).filter((type) => type === 'click')).toHaveLength(1);
  });

  it('[M9] is done at once on a page that the citizen has allowed, until Escape', async () => {
    await askToPress('#mere');
    await answer(citizen, 'Ja, på hele denne side');
    await citizen.getByText('Anna må trykke på denne side').waitFor();
    await agent
      .locator('.live-header')
      .getByText('Du må: se, pege, foreslå side, trykke', { exact: true })
      .waitFor();
    await askToPress('#mere');
    await expect.poll(async () => (await noticed()).filter((type) => type === 'click')).toHaveLength(2);
    await citizen.getByText('Anna har trykket på «Vis mere»').waitFor();
    await citizen.locator('body').press('Escape');
    await citizen.getByText('Anna må trykke på denne side').waitFor({ state: 'hidden' });
    await agent.locator('.live-header').getByText('Du må: se, pege, foreslå side', { exact: true }).waitFor();
    await askToPress('#mere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor();
    await citizen.getByRole('button', { name: 'Nej, jeg gør det selv' }).click();
    expect((await noticed()).filter((type) => type === 'click')).toHaveLength(2);
  });

  it('[M9] is asked for again once the page has become another one without being loaded', async () => {
    await askToPress('#mere');
    await answer(citizen, 'Ja, på hele denne side');
    await citizen.getByText('Anna må trykke på denne side').waitFor();
    await citizen.evaluate(() => history.pushState(null, '', '/selvbetjening/en-anden'));
    await askToPress('#mere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor();
    await citizen.getByText('Anna må trykke på denne side').waitFor({ state: 'hidden' });
    await citizen.keyboard.press('Escape');
    await said('Borgeren vil ikke have, at du trykker på «Vis mere».');
  });

  it('that needs no question is not done while the citizen writes', async () => {
    await askToPress('#mere');
    await answer(citizen, 'Ja, på hele denne side');
    await citizen.getByText('Anna har trykket på «Vis mere»').waitFor();
    await citizen.locator('#navn').pressSequentially('Karla');
    await askToPress('#mere');
    await said('Borgeren skriver lige nu.');
    expect(await citizen.locator('#navn').evaluate((field) => field === document.activeElement)).toBe(true);
    await citizen.getByRole('button', { name: 'Stop det' }).click();
  });

  it('of a link goes to its page, and the session with it', async () => {
    await askToPress('a.button-secondary');
    await citizen.getByText(formPath, { exact: true }).waitFor();
    await answer(citizen, 'Ja, én gang');
    await citizen.waitForURL(medkig.site + formPath);
    await citizen.getByText('Anna ser siden nu').first().waitFor();
    await meetOnStage(citizen, agent);
  });

  it('[M10] is not asked for on what sends a form, nor on a link to another site', async () => {
    for (const [selector, name] of [
      ['#formular button', 'Gå videre'],
      ['button.button-primary', 'Næste trin'],
      ['#ud', 'Andet sted'],
    ] as const) {
      await askToPress(selector);
      await said(`Kun borgeren kan trykke på «${name}».`);
      expect(await citizen.getByRole('heading', { name: /Må Anna trykke/ }).count()).toBe(0);
    }
  });

  it('[M10] that would send a form by script is stopped before it is sent', async () => {
    await askToPress('#naeste');
    await answer(citizen, 'Ja, én gang');
    await said('Kun borgeren kan trykke på «Næste del».');
    expect(await noticed()).toEqual([]);
  });

  it('[M10] is not done on what has changed, or is covered, between the question and the yes', async () => {
    await askToPress('#mere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor();
    await citizen.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'over';
      cover.setAttribute('style', 'position:fixed;inset:0;z-index:10');
      document.body.append(cover);
    });
    await answer(citizen, 'Ja, én gang');
    await said('Noget ligger over «Vis mere» på borgerens side.');
    await citizen.evaluate(() => document.getElementById('over')?.remove());
    await askToPress('#mere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor();
    await citizen.evaluate(() => {
      const button = document.getElementById('mere');
      if (button) button.textContent = 'Slå alt fra';
    });
    await said('«Vis mere» er ikke på borgerens side længere');
    await question('Må Anna trykke på «Vis mere» for dig?').waitFor({ state: 'hidden' });
    expect(await noticed()).toEqual([]);
  });
});

describe('a field', () => {
  it('[M9] is filled in after a yes, the page notices, and the agent does not see what was there before', async () => {
    await askToFill('#styret', 'eksempel.dk');
    const card = citizen.getByRole('group', { name: 'Må Anna skrive i feltet «Hjemmeside» for dig?' });
    await card.getByText('eksempel.dk').waitFor();
    expect(await citizen.locator('#styret').inputValue()).toBe('');
    // By keyboard: the question has focus.
    await answer(citizen, 'Ja, én gang', async () => {
      await citizen.keyboard.press('Tab');
      await citizen.keyboard.press('Enter');
      await citizen.keyboard.press('Shift+Tab');
    });
    await said('Der er skrevet i feltet «Hjemmeside».');
    expect(await citizen.locator('#styret').inputValue()).toBe('eksempel.dk');
    expect(await noticed()).toEqual([
      'field focus',
      'field beforeinput',
      'input eksempel.dk',
      'field change',
      'field blur',
    ]);
    await expect.poll(() => onStage(agent, '#styret').inputValue()).toMatch(/^•+$/);
  });

  it('says when it writes over what the citizen has written', async () => {
    await citizen.locator('#navn').fill(person.name);
    await askToFill('#navn', 'Karla Prøvesen');
    await citizen.getByText('Det, der står i feltet nu, bliver skrevet over.').waitFor();
    await citizen.getByRole('button', { name: 'Nej, jeg gør det selv' }).click();
    await said('Borgeren skriver selv i feltet «Fulde navn».');
    expect(await citizen.locator('#navn').inputValue()).toBe(person.name);
  });

  it('with a list takes the choice by its text, and none that is not there', async () => {
    await askToFill('#kommune', 'Sydby');
    await answer(citizen, 'Ja, én gang');
    await said('Feltet «Kommune» tager ikke imod den tekst.');
    await askToFill('#kommune', 'Nordby');
    await answer(citizen, 'Ja, én gang');
    await said('Der er skrevet i feltet «Kommune».');
    expect(await noticed()).toEqual(['chosen Nordby']);
  });

  it('[M10] is not asked for with a password, a CPR number, or a number that is always hidden', async () => {
    for (const [selector, text, name] of [
      ['#hemmelig', 'abc', 'Adgangskode'],
      ['#cpr-felt', '123', 'CPR-nummer'],
      ['#styret', '311299-9998', 'Hjemmeside'],
    ] as const) {
      await askToFill(selector, text);
      await said(`Kun borgeren kan skrive det i «${name}».`);
      expect(await citizen.getByRole('heading', { name: /Må Anna skrive/ }).count()).toBe(0);
    }
  });
});

describe('a page', () => {
  async function proposePage(address: string, title: string): Promise<void> {
    await agent.keyboard.press('f');
    await agent.getByLabel('Adresse').fill(address);
    await agent.getByLabel('Hvad hedder siden?').fill(title);
    await agent.getByRole('button', { name: 'Spørg borgeren' }).click();
  }

  it('[M9] is gone to after a yes, with its address on the card', async () => {
    await proposePage('/om-kommunen', 'Om kommunen');
    await question('Anna vil vise dig siden “Om kommunen”. Vil du gå derhen?').waitFor();
    await citizen.getByText(`${new URL(medkig.site).host}/om-kommunen`).waitFor();
    await citizen.getByRole('button', { name: 'Nej, bliv her' }).click();
    await said('Borgeren bliver på siden.');
    expect(citizen.url()).toContain(formPath);
    await proposePage('/om-kommunen', 'Om kommunen');
    await answer(citizen, 'Ja, gå derhen');
    await citizen.waitForURL(`${medkig.site}/om-kommunen`);
    await agent.getByText('/om-kommunen').first().waitFor();
  });

  // Which addresses are on the list is deeds.test.ts's.
  it('[M10] that is not on the list is not proposed', async () => {
    await proposePage('https://www.borger.dk.eksempel.dk/', 'Borger.dk');
    await said('Den adresse er ikke på kommunens liste.');
    expect(await citizen.getByRole('heading', { name: /vil vise dig siden/ }).count()).toBe(0);
  });
});
