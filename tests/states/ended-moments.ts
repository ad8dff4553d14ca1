/** How it ends, and what each side is told about who ended it. */
import type { Page } from 'playwright';
import { onStage } from '../support/people.ts';
import { goLive } from './live-moments.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';
import { slowNet } from './slow-net.ts';

const MINUTE = 60_000;

const receipt = [
  'live.kept',
  'receipt.who',
  'receipt.when',
  'receipt.hidden',
  'receipt.shown',
  'receipt.nothing',
  'receipt.kept',
  'receipt.kept.what',
  'receipt.number',
] as const;

export const endedMoments: readonly Moment[] = [
  {
    name: 'ended-by-citizen',
    reach: async (scene) => {
      await goLive(scene);
      await press(scene.citizen, 'Stop');
      await bothOver(scene);
      await aboutSomethingElse(scene.agent);
      await scene.agent.getByText('Gemt', { exact: true }).waitFor();
    },
    panel: {
      shows: {
        heading: ['end.citizen', 'rate.question'],
        group: ['rate.question'],
        button: ['rate.yes', 'rate.partly', 'rate.no', 'rate.skip', 'report.button', 'panel.close'],
        text: receipt,
      },
      focus: 'end.citizen',
    },
    console: {
      shows: {
        heading: ['end.title', 'end.next', 'end.measured', 'topic.ask'],
        combobox: ['topic.label'],
        button: ['end.home', 'home.newcode'],
        text: [
          'end.by.citizen',
          'end.closed',
          'end.next.text',
          'end.call',
          'end.seen',
          'end.first',
          'end.pauses',
          'end.kept',
          'topic.ask.text',
          'topic.none',
          'topic.other',
          'topic.kept',
        ],
      },
    },
  },
  {
    name: 'closing-question-answered',
    reach: async (scene) => {
      await goLive(scene);
      await press(scene.citizen, 'Stop');
      await press(scene.citizen, 'Noget af det');
    },
    panel: { shows: { heading: ['end.citizen'], text: ['rate.thanks'] } },
  },
  {
    name: 'stopping',
    reach: async (scene) => {
      await goLive(scene);
      scene.medkig.process.kill('SIGSTOP');
      await press(scene.citizen, 'Stop');
    },
    panel: { shows: { heading: ['end.closing'] }, focus: 'end.closing' },
  },
  {
    name: 'ended-by-agent',
    reach: async (scene) => {
      await goLive(scene);
      await press(scene.agent, 'Afslut');
      await bothOver(scene);
      await scene.agent.route('**/api/rooms/**', (route) => route.abort());
      await aboutSomethingElse(scene.agent);
      await scene.agent.getByText('Ikke gemt').waitFor();
    },
    panel: { shows: { heading: ['end.agent'], text: receipt }, focus: 'end.agent' },
    console: {
      shows: { heading: ['end.title'], text: ['end.by.agent', 'topic.failed'], button: ['topic.again'] },
    },
  },
  {
    name: 'ended-idle',
    reach: async (scene) => {
      await goLive(scene);
      await scene.medkig.advance(31 * MINUTE);
      await bothOver(scene);
    },
    panel: { shows: { heading: ['end.idle'], text: receipt }, focus: 'end.idle' },
    console: { shows: { text: ['end.by.idle'] } },
  },
  {
    name: 'ended-longest',
    reach: async (scene) => {
      await goLive(scene);
      for (let quarter = 1; quarter <= 8; quarter++) {
        await scene.medkig.advance(14 * MINUTE);
        await somethingHappens(scene, `kvarter ${quarter}`);
      }
      await scene.medkig.advance(14 * MINUTE);
      await bothOver(scene);
    },
    panel: { shows: { heading: ['end.longest'], text: receipt }, focus: 'end.longest' },
    console: { shows: { text: ['end.by.longest'] } },
  },
  {
    name: 'ended-while-citizen-offline',
    reach: async (scene) => {
      const net = await slowNet(scene.citizen);
      await goLive(scene);
      await net.cut();
      await scene.citizen.getByText('Nettet faldt ud.').first().waitFor();
      await press(scene.agent, 'Afslut');
      await scene.agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
      await net.release();
    },
    panel: { shows: { heading: ['end.lost'], text: [...receipt, 'panel.talk'] }, focus: 'end.lost' },
  },
  {
    name: 'ended-while-agent-offline',
    reach: async (scene) => {
      const net = await slowNet(scene.agent);
      await goLive(scene);
      await net.cut();
      await scene.citizen.getByText('Nettet faldt ud.').first().waitFor();
      await press(scene.citizen, 'Stop');
      await scene.citizen.getByText('Du har stoppet.').first().waitFor();
      await net.release();
    },
    console: { shows: { heading: ['end.title'], text: ['end.by.lost'] } },
  },
  {
    name: 'ended-by-sign-out-elsewhere',
    reach: async (scene) => {
      await goLive(scene);
      const tab = await scene.agent.context().newPage();
      await tab.goto(scene.medkig.console);
      await press(tab, /Anna Holm/);
      await press(tab, 'Log ud');
      await scene.agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    },
    console: { shows: { heading: ['end.title'], text: ['end.by.revoked'] } },
  },
];

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
}

async function aboutSomethingElse(agent: Page): Promise<void> {
  await agent.getByLabel('Emne', { exact: true }).selectOption({ label: 'Andet' });
}

async function bothOver({ citizen, agent }: Scene): Promise<void> {
  await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  await citizen.getByText('Ingen kan se din side').first().waitFor();
}

/** The page changes, and the agent sees it: a frame has crossed the relay. */
async function somethingHappens({ citizen, agent }: Scene, words: string): Promise<void> {
  await citizen.evaluate((text) => document.querySelector('h1')?.append(` ${text}`), words);
  await onStage(agent, 'h1').filter({ hasText: words }).waitFor();
}
