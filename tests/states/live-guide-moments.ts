/** The guide card beside the stage: it leads, it does not fit, there is none. */
import type { Page } from 'playwright';
import { goLive, goToForm } from './live-moments.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';

const CARDS = '**/api/guide-cards';

export const liveGuideMoments: readonly Moment[] = [
  {
    name: 'live-guide',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await scene.agent.keyboard.press('ArrowDown');
    },
    panel: { shows: { button: ['live.pause', 'live.stop'], text: ['live.part'] }, focus: 'page' },
    console: {
      shows: {
        tablist: ['guide.tabs'],
        tab: ['guide.tab', 'guide.tab.script'],
        tabpanel: ['guide.tab'],
        list: ['guide.steps'],
        button: ['guide.close', 'guide.unfold', 'guide.mark', 'guide.next'],
        text: [
          'guide.count',
          'guide.now',
          'guide.ready',
          'guide.done',
          'guide.say',
          'guide.mistakes',
          'guide.refer',
        ],
      },
    },
  },
  {
    name: 'live-guide-step-again',
    reach: async (scene) => {
      await goToFirstFields(scene);
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await scene.agent.keyboard.press(key);
      await scene.agent.getByRole('button', { name: /klarede trin/ }).click();
    },
    console: { shows: { button: ['guide.fold'], text: ['guide.say.done'] }, focus: 'guide.fold' },
  },
  {
    name: 'live-guide-ahead',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await scene.agent.getByRole('button', { name: /Læs det hele igennem/ }).click();
    },
    console: { shows: { text: ['guide.elsewhere'] } },
  },
  {
    name: 'live-guide-broken',
    reach: async (scene) => {
      await withCards(scene.agent, (text) =>
        text.replace('"#navn","label":"Fulde navn"', '"#borte","label":"Dit kælenavn"'),
      );
      await goToFirstFields(scene);
      await scene.agent.getByText('Trinnet passer ikke længere').first().waitFor();
    },
    console: {
      shows: {
        link: ['guide.broken.edit'],
        button: ['guide.next'],
        text: ['guide.broken', 'guide.broken.text'],
      },
    },
  },
  {
    name: 'live-guide-hidden',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await scene.citizen.locator('.form-group:has(> #telefon)').evaluate((group: HTMLElement) => {
        group.style.display = 'none';
      });
      await scene.agent.keyboard.press('ArrowDown');
      await scene.agent.getByText('Feltet vises ikke på borgerens side nu.').first().waitFor();
    },
    console: { shows: { button: ['guide.next'], text: ['guide.hidden'] } },
  },
  {
    name: 'live-guide-of-another-page',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await close(scene.agent);
      await scene.agent.getByRole('button', { name: /Skriv dit barn op/ }).click();
    },
    console: { shows: { button: ['guide.better.open'], text: ['guide.better'] } },
  },
  {
    name: 'live-guide-closed',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await close(scene.agent);
    },
    console: {
      shows: {
        heading: ['guide.none'],
        searchbox: ['guide.search'],
        text: ['guide.none.text', 'guide.fits'],
      },
      focus: 'guide.search',
    },
  },
  {
    name: 'live-guide-not-found',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await close(scene.agent);
      await scene.agent.keyboard.type('hundetegn');
    },
    console: { shows: { text: ['guide.notfound', 'guide.found'] } },
  },
  {
    name: 'live-guide-not-come',
    reach: async (scene) => {
      const { agent } = scene;
      await agent.route(CARDS, (route) => route.abort());
      await agent.reload();
      await goLive(scene);
      await agent.getByRole('tab', { name: 'Guide' }).click();
    },
    console: { shows: { heading: ['guide.none'], text: ['guide.none.yet'] } },
  },
  {
    name: 'live-guide-technical',
    reach: async (scene) => {
      await goLive(scene);
      await scene.agent.getByRole('tab', { name: 'Teknik' }).click();
    },
    console: { shows: { tab: ['guide.tab.technical'], tabpanel: ['guide.tab.technical'] } },
  },
  {
    name: 'live-guide-talk',
    reach: async (scene) => {
      await goToFirstFields(scene);
      await scene.agent.getByRole('tab', { name: 'Samtale' }).click();
    },
    console: {
      shows: {
        heading: ['live.title', 'script.title'],
        text: ['script.point', 'script.mitid', 'script.send', 'script.end'],
      },
    },
  },
];

async function goToFirstFields(scene: Scene): Promise<void> {
  await goLive(scene);
  await goToForm(scene);
  await scene.agent
    .locator('li[aria-current=step]')
    .filter({ hasText: /fulde navn/ })
    .waitFor();
}

async function close(agent: Page): Promise<void> {
  await agent.getByRole('button', { name: 'Luk guiden' }).click();
  await agent.getByLabel('Find en guide').waitFor();
}

/** The cards as somebody else may have written them. */
async function withCards(agent: Page, change: (json: string) => string): Promise<void> {
  await agent.route(CARDS, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.text()) });
  });
  await agent.reload();
}
