/** What the agent knows of the citizen's situation beside the picture, each through a session of its own. */
import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { formPages, formPath } from '../support/meld-flytning.ts';
import { connect, keepToRelay, onStage, personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1';
const UPRIGHT = { width: 390, height: 844 };

runMedkig();

const people: Page[] = [];

afterEach(async () => {
  await Promise.all(people.splice(0).map((page) => page.context().close()));
});

async function two(
  citizenOptions: Parameters<typeof personsPage>[1] = { viewport: { width: 1280, height: 700 } },
) {
  const citizen = await personsPage(browser, citizenOptions);
  const agent = await personsPage(browser, { viewport: { width: 1440, height: 900 } });
  people.push(citizen, agent);
  await keepToRelay(citizen.context());
  return { citizen, agent };
}

/** Live, on the form's first page with fields. */
async function onForm({ citizen, agent }: { citizen: Page; agent: Page }): Promise<Locator> {
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
  await formPages[0]?.next(citizen);
  await onStage(agent, '#navn').waitFor();
  return situation(agent);
}

function situation(agent: Page): Locator {
  return agent.getByRole('region', { name: 'Borgerens situation' });
}

const said = (agent: Page, text: string | RegExp) => situation(agent).getByText(text).waitFor();

describe('what the citizen sits with', () => {
  it('browser, system and the width of the screen, in words', async () => {
    const { citizen, agent } = await two();
    await onForm({ citizen, agent });
    await said(agent, 'Chrome på Linux-pc, bred skærm');
    await citizen.setViewportSize({ width: 500, height: 700 });
    await said(agent, 'Chrome på Linux-pc, smal skærm');
  });

  it('a telephone, how it is held, and its keyboard', async () => {
    const { citizen, agent } = await two({
      viewport: UPRIGHT,
      hasTouch: true,
      isMobile: true,
      userAgent: IPHONE,
    });
    await citizen.addInitScript(() => {
      Object.defineProperty(navigator, 'userAgentData', { value: undefined }); // Safari has none
    });
    await onForm({ citizen, agent });
    await said(agent, 'Safari på iPhone, på højkant');
    // As a browser does that makes room for its keyboard.
    await citizen.setViewportSize({ ...UPRIGHT, height: 480 });
    await said(agent, 'Tastaturet er åbent');
    await citizen.setViewportSize(UPRIGHT);
    await situation(agent).getByText('Tastaturet er åbent').waitFor({ state: 'hidden' });
  });
});

describe('how the citizen’s page is', () => {
  it('a page that was answered with an error says so, and the next one no more', async () => {
    const { citizen, agent } = await two();
    await onForm({ citizen, agent });
    const form = citizen.url();
    await citizen.goto(`${medkig.site}/en-side-der-ikke-er-her`);
    await said(agent, 'Siden svarede med en fejl (404)');
    await citizen.goto(form);
    await situation(agent).getByText('Siden svarede med en fejl (404)').waitFor({ state: 'hidden' });
    await said(agent, /^Borgeren ser/);
  });

  it('a page that still waits for a picture is on its way', async () => {
    const { citizen, agent } = await two();
    let send = () => {};
    await citizen.route('**/slow.png', async (route) => {
      await new Promise<void>((resolve) => {
        send = resolve;
      });
      await route.fulfill({ status: 404 });
    });
    await citizen.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        if (location.pathname.endsWith('om-dig'))
          document.body.append(Object.assign(new Image(), { src: '/slow.png' }));
      });
    });
    await onForm({ citizen, agent });
    await said(agent, 'Borgerens side er ved at åbne');
    send();
    await situation(agent).getByText('Borgerens side er ved at åbne').waitFor({ state: 'hidden' });
  });

  it('errors that it shows are counted, and the first one is marked by one press', async () => {
    const { citizen, agent } = await two();
    await onForm({ citizen, agent });
    await citizen.getByRole('button', { name: 'Næste trin' }).click();
    await said(agent, /^Siden viser \d fejl$/);
    await agent.getByRole('button', { name: 'Markér den første' }).click();
    await citizen.getByText('Anna viser feltet').first().waitFor({ state: 'attached' });
  });
});

describe('what the citizen does', () => {
  it('that they type, in which field, and never what', async () => {
    const { citizen, agent } = await two();
    const line = await onForm({ citizen, agent });
    await citizen.getByLabel('Fulde navn').click();
    await said(agent, 'Borgeren står i «Fulde navn»');
    const typing = citizen.keyboard.type('Karla Testesen Karla Testesen', { delay: 150 });
    await said(agent, 'Borgeren skriver i «Fulde navn»');
    await typing;
    await said(agent, 'Borgeren står i «Fulde navn»');
    expect(await line.textContent()).not.toContain('Karla');
  });

  it('which part of the page they see, with what stands there, by one key', async () => {
    const { citizen, agent } = await two({ viewport: { width: 800, height: 360 } });
    await onForm({ citizen, agent });
    await said(agent, /^Borgeren ser øverste del af siden \(0–\d+\s%\)$/);
    await citizen.locator('#email').scrollIntoViewIfNeeded();
    await said(agent, /^Borgeren ser (midten|nederste del) af siden/);
    await agent.keyboard.press('v');
    const card = agent.locator('.sight-card');
    await card.getByText(/^Under overskriften «/).waitFor();
    await card.getByRole('listitem').filter({ hasText: 'E-mail' }).waitFor();
    await expect.poll(() => card.getByRole('listitem').filter({ hasText: 'Fulde navn' }).count()).toBe(0);
  });
});

describe('the connection', () => {
  it('is called slow while answers take long, and good again when they do not', async () => {
    const { citizen, agent } = await two();
    let delayMs = 0;
    await citizen.context().routeWebSocket('**/relay/**', (route) => {
      const server = route.connectToServer();
      route.onMessage((message) => void setTimeout(() => server.send(message), delayMs));
      server.onMessage((message) => void setTimeout(() => route.send(message), delayMs));
    });
    // What falls back to long-polling would not be slow.
    await citizen.context().route('**/relay/**transport=polling**', (route) => route.abort());
    await onForm({ citizen, agent });
    await said(agent, 'God forbindelse');
    delayMs = 550;
    await said(agent, 'Langsom forbindelse');
    delayMs = 0;
    await said(agent, 'God forbindelse');
  });

  it('tells whose net is gone, before the picture is old', async () => {
    const { citizen, agent } = await two();
    await onForm({ citizen, agent });
    await agent.context().setOffline(true);
    await said(agent, 'Dit net er faldet ud – prøver igen');
    await agent.context().setOffline(false);
    await said(agent, 'God forbindelse');
    await citizen.goto('about:blank');
    await said(agent, 'Ingen forbindelse til borgeren – prøver igen');
    expect(await agent.getByText('Billedet er gammelt', { exact: true }).count()).toBe(0);
  });
});
