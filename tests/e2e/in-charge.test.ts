/** What the citizen sees and decides: the agent's view, one field shown, a part hidden, pages shown to nobody. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { formPages, formPath, person } from '../support/meld-flytning.ts';
import {
  answer,
  connect,
  expectBlankStage,
  onStage,
  pickOnStage,
  readAloud,
  signIn,
  stage,
} from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeopleEachTime } from '../support/two-people.ts';

runMedkig();
twoPeopleEachTime(atDesks);

/** A live session on the form's first page with fields, filled in. */
async function goToFilledForm(): Promise<void> {
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
  await formPages[0]?.next(citizen);
  await onStage(agent, '#navn').waitFor();
  await agent.getByText('Du ser siden').first().waitFor();
  await formPages[1]?.fill(citizen);
  await expect.poll(() => onStage(agent, '#email').inputValue()).toMatch(/^•+$/);
}

async function askFor(selector: string): Promise<void> {
  await agent.getByRole('button', { name: /Bed om at se/ }).click();
  await pickOnStage(agent, selector);
}

/** What is drawn over the citizen's page. */
const drawn = (what: string): Locator => citizen.locator(`medkig-panel .medkig-layer ${what}`);

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

describe('one field', () => {
  beforeEach(goToFilledForm);

  it('[M4] is shown by the citizen’s yes, after its content stood on the card, and hidden again by one press', async () => {
    await askFor('#navn');
    await citizen.getByRole('heading', { name: 'Må Anna se feltet «Fulde navn»?' }).waitFor();
    await citizen
      .getByRole('group', { name: /Må Anna se feltet/ })
      .getByText(person.name)
      .waitFor();
    expect(await onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
    await answer(citizen, 'Lad Anna se feltet');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe(person.name);
    await agent.getByText('Borgeren viser dig feltet «Fulde navn».').first().waitFor();
    await drawn('.seen').waitFor();
    await citizen.locator('#navn').fill('Karla Prøvesen');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe('Karla Prøvesen');
    await answer(citizen, 'Skjul feltet igen');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
    await agent.getByText('Borgeren har skjult et felt igen.').first().waitFor();
  });

  it('stays hidden after a no, by Escape as well', async () => {
    await askFor('#navn');
    await press(citizen, 'Nej, skjul det');
    await agent.getByText('Borgeren viser ikke feltet «Fulde navn».').first().waitFor();
    await askFor('#navn');
    const question = citizen.getByRole('heading', { name: /Må Anna se feltet/ });
    await question.waitFor();
    await question.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await agent.getByText('Borgeren viser ikke feltet «Fulde navn».').first().waitFor();
    expect(await onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
  });

  it('with a CPR number is never asked for, and the agent is told so', async () => {
    await askFor('#cpr');
    await agent.getByText('Det felt kan ikke vises.').first().waitFor();
    expect(await citizen.getByRole('heading', { name: /Må Anna se feltet/ }).count()).toBe(0);
  });

  it('is asked for once more when what stands in it changes before the yes', async () => {
    await askFor('#navn');
    const card = citizen.getByRole('group', { name: /Må Anna se feltet/ });
    await card.getByText(person.name).waitFor();
    await citizen.locator('#navn').fill('Karla Prøvesen');
    await card.getByText('Karla Prøvesen').waitFor();
    await answer(citizen, 'Lad Anna se feltet');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe('Karla Prøvesen');
  });

  async function pauseAndResume(): Promise<void> {
    await press(citizen, 'Pause');
    await expectBlankStage(agent);
    await answer(citizen, 'Vis siden igen');
    await onStage(agent, '#navn').waitFor();
  }

  it('that was emptied during a pause is seen to be filled in again after it', async () => {
    await press(citizen, 'Pause');
    await expectBlankStage(agent);
    await citizen.locator('#navn').fill('');
    await answer(citizen, 'Vis siden igen');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe('');
    await citizen.locator('#navn').fill(person.name);
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
  });

  it('is hidden again after a pause, and the question of before is gone', async () => {
    await askFor('#navn');
    await citizen.getByRole('heading', { name: /Må Anna se feltet/ }).waitFor();
    await pauseAndResume();
    expect(await citizen.getByRole('heading', { name: /Må Anna se feltet/ }).count()).toBe(0);
    await askFor('#navn');
    await answer(citizen, 'Lad Anna se feltet');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe(person.name);
    await pauseAndResume();
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
    expect(await drawn('.seen').count()).toBe(0);
  });
});

describe('the sign on a hidden field', () => {
  it('leaves what was typed to be read', async () => {
    await goToFilledForm();
    for (const selector of ['#navn', '#cpr', '#telefon', '#email']) {
      const typedEnd = await citizen.locator(selector).evaluate(textEnd);
      const box = await citizen.locator(selector).boundingBox();
      await expect.poll(() => signLeft(box), { message: `a sign in ${selector}` }).toBeGreaterThan(typedEnd);
    }
  });

  it('is a badge on the corner of a field that has no room for it', async () => {
    await goToFilledForm();
    await formPages[1]?.next(citizen);
    await formPages[2]?.fill(citizen);
    for (const selector of ['#dato-day', '#dato-month', '#dato-year']) {
      const box = await citizen.locator(selector).boundingBox();
      await expect
        .poll(() => badgeEnd(box), { message: `a badge on ${selector}` })
        .toBeGreaterThan(box?.y ?? 0);
      // What is written in the middle of the field is half an em high to both sides.
      expect(await badgeEnd(box)).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0) / 2 - 9);
    }
  });

  /** How far down the badge on this box's upper right corner goes; 0 while there is none. */
  async function badgeEnd(box: Box | null): Promise<number> {
    for (const sign of await drawn('.badge').all()) {
      const place = await sign.boundingBox();
      if (!box || !place || Math.abs(place.y - box.y) > place.height) continue;
      const corner = box.x + box.width;
      if (place.x < corner && place.x + place.width > corner) return place.y + place.height;
    }
    return 0;
  }

  /** Where the text of a field ends, in CSS pixels from the left of the viewport. */
  function textEnd(field: Element): number {
    const brush = document.createElement('canvas').getContext('2d');
    if (!brush || !(field instanceof HTMLInputElement)) return Number.NaN;
    const { font, paddingLeft } = getComputedStyle(field);
    brush.font = font;
    const { width } = brush.measureText(field.value);
    return field.getBoundingClientRect().left + field.clientLeft + Number.parseFloat(paddingLeft) + width;
  }

  /** Where the sign that stands in this box begins; 0 while there is none. */
  async function signLeft(box: { y: number; height: number } | null): Promise<number> {
    for (const sign of await drawn('.sign').all()) {
      const place = await sign.boundingBox();
      if (box && place && place.y > box.y && place.y < box.y + box.height) return place.x;
    }
    return 0;
  }
});

describe('the page as the agent sees it', () => {
  beforeEach(goToFilledForm);

  it('is drawn over what is hidden, follows the page, and goes with one press', async () => {
    await expect.poll(() => drawn('.sign').count()).toBeGreaterThan(3);
    await press(citizen, 'Se det, Anna ser');
    await citizen.getByText('Sådan ser Anna siden nu. De skjulte felter er prikker.').waitFor();
    await expectCovers('#navn');
    await citizen.mouse.wheel(0, 120);
    await expectCovers('#navn');
    expect(await citizen.locator('#navn').inputValue()).toBe(person.name);
    await press(citizen, 'Luk «Se det, Anna ser»');
    await expect.poll(() => drawn('.cover').count()).toBe(0);
  });

  async function expectCovers(selector: string): Promise<void> {
    await expect
      .poll(async () => {
        const field = await citizen.locator(selector).boundingBox();
        const covers = await drawn('.cover').evaluateAll((all) =>
          all.map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return { x, y, width, height };
          }),
        );
        const near = (a = 0, b = 0) => Math.abs(a - b) < 1.5;
        return covers.some(
          (box) => near(box.x, field?.x) && near(box.y, field?.y) && near(box.width, field?.width),
        );
      })
      .toBe(true);
  }
});

describe('a part of the page', () => {
  beforeEach(async () => {
    await citizen.goto(medkig.site + formPath);
    await connect(citizen, agent, medkig);
  });

  it('is hidden by pointing at it, and shown again', async () => {
    const words = (await citizen.locator('main h1').textContent()) ?? '';
    await expect.poll(() => onStage(agent, 'main h1').textContent()).toContain(words);
    await press(citizen, 'Skjul en del af siden');
    await citizen.getByText('Tryk på den del af siden, som Anna ikke må se.').first().waitFor();
    const box = await citizen.locator('main h1').boundingBox();
    await citizen.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
    await citizen.getByText('En del af siden er skjult for Anna.').waitFor();
    await expect.poll(() => onStage(agent, 'main h1').textContent()).not.toContain(words);
    await answer(citizen, 'Vis det igen');
    await expect.poll(() => onStage(agent, 'main h1').textContent()).toContain(words);
  });

  it('is found by keyboard too, and Escape leaves without hiding anything', async () => {
    const start = citizen.getByRole('button', { name: 'Skjul en del af siden' });
    await start.focus();
    await start.press('Enter');
    await citizen.getByRole('application').waitFor();
    await citizen.keyboard.press('Escape');
    await expect.poll(() => citizen.getByRole('application').count()).toBe(0);
    await start.press('Enter');
    await citizen.getByRole('application').waitFor();
    await citizen.keyboard.press('ArrowDown');
    await citizen.keyboard.press('Enter');
    await citizen.getByText('En del af siden er skjult for Anna.').waitFor();
  });
});

describe('what is shown to nobody', () => {
  beforeEach(async () => {
    await citizen.goto(medkig.site + formPath);
    await connect(citizen, agent, medkig);
  });

  it('pauses by itself while it is there, and the citizen shows the page again', async () => {
    await citizen.evaluate(() => {
      const part = document.createElement('p');
      part.setAttribute('data-medkig-never', '');
      part.textContent = 'Kun for dig';
      document.querySelector('main')?.append(part);
    });
    await citizen.getByText('Den her side kan Anna ikke se.').waitFor();
    expect(await citizen.getByRole('button', { name: 'Vis siden igen' }).isVisible()).toBe(false);
    await agent.getByText('Borgeren er på en side, du ikke kan se').first().waitFor();
    await expectBlankStage(agent);
    await citizen.evaluate(() => document.querySelector('[data-medkig-never]')?.remove());
    await citizen.getByText('Du er tilbage. Anna kan ikke se siden nu.').waitFor();
    await answer(citizen, 'Vis siden igen');
    await stage(agent).locator('body').waitFor();
  });
});

describe('the receipt', () => {
  it('tells what was hidden and shown, over several pages, and has a number', async () => {
    await goToFilledForm();
    await askFor('#navn');
    await answer(citizen, 'Lad Anna se feltet');
    await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe(person.name);
    await formPages[1]?.next(citizen);
    await onStage(agent, '#vejnavn').waitFor();
    await citizen.locator('#vejnavn').fill(person.street);
    await expect.poll(() => onStage(agent, '#vejnavn').inputValue()).toMatch(/^•+$/);
    await press(citizen, 'Stop');
    await citizen.getByText('Du har stoppet.').waitFor();
    const lines = (await citizen.locator('medkig-panel').getByRole('definition').allTextContents()).join(
      '\n',
    );
    expect(lines).toMatch(/CPR-nummer og \d+ felter/);
    expect(lines).toContain('Feltet Fulde navn');
    expect(lines).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/m);
  });
});

describe('the consent question', () => {
  it('takes no yes while something lies over it', async () => {
    await citizen.goto(medkig.site + formPath);
    await signIn(agent, medkig);
    await readAloud(citizen, agent);
    const yes = citizen.getByRole('button', { name: 'Ja, vis siden' });
    await yes.waitFor();
    const box = await yes.boundingBox();
    // Takes no presses itself, so that the one that it lures goes through to us.
    await citizen.evaluate((over) => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.textContent = 'Tryk her, og vind';
      cover.style.cssText = `position:fixed;z-index:2147483647;pointer-events:none;background:#fff;left:${over?.x}px;top:${over?.y}px;width:${over?.width}px;height:${over?.height}px`;
      document.body.append(cover);
    }, box);
    const wait = () => citizen.evaluate(() => new Promise((done) => setTimeout(done, 900)));
    await wait();
    await citizen.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 20);
    await wait();
    expect(await yes.isVisible()).toBe(true);
    await citizen.evaluate(() => document.getElementById('cover')?.remove());
    await answer(citizen, 'Ja, vis siden');
    await citizen.getByText('Anna ser siden nu').waitFor();
  });

  it('is not offered where another site has the page in a frame', async () => {
    const tag = `<script src="${medkig.console}/embed/v1/medkig.js" data-municipality="vestby"></script>`;
    const server = createServer(({ url }, response) => {
      const { port } = server.address() as AddressInfo;
      const own = `<html lang="da"><body>${tag}<h1>Meld flytning</h1>`;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(url === '/' ? own : `<iframe src="http://127.0.0.1:${port}/"></iframe>`);
    }).listen(0);
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await citizen.goto(`http://127.0.0.1:${port}/`);
    await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
    await citizen.goto(`http://localhost:${port}/ramme`);
    const framed = citizen.frameLocator('iframe');
    await framed.getByRole('heading', { name: 'Meld flytning' }).waitFor();
    expect(await framed.locator('medkig-panel').count()).toBe(0);
  });
});
