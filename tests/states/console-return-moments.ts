/** The console after a reload, in a copy of its tab, or signed in elsewhere; and a citizen who is not on the page. */
import type { Page } from 'playwright';
import { newCode, readAloud, signIn } from '../support/people.ts';
import { noteOf, tabWith } from '../support/tabs.ts';
import { goLive } from './live-moments.ts';
import type { Moment } from './moment.ts';
import { slowNet } from './slow-net.ts';

export const consoleReturnMoments: readonly Moment[] = [
  {
    name: 'reloaded-with-a-code',
    reach: async ({ agent }) => {
      await newCode(agent);
      await agent.reload();
      await agent.getByText('Koden er annulleret').first().waitFor();
    },
    console: { shows: { text: ['note.reloaded', 'note.reloaded.text'] } },
  },
  {
    name: 'reloaded-while-asking',
    reach: async ({ citizen, agent }) => {
      await readAloud(citizen, agent);
      await agent.getByText('Borgeren har skrevet koden', { exact: true }).first().waitFor();
      await agent.reload();
      await agent.getByText('Borgeren har skrevet koden', { exact: true }).first().waitFor();
    },
    console: { shows: { text: ['code.asking', 'code.used'] } },
  },
  {
    name: 'reloaded-while-live',
    reach: async (scene) => {
      const net = await slowNet(scene.citizen);
      await goLive(scene);
      net.hold();
      await scene.agent.reload();
    },
    console: { shows: { heading: ['live.title'], text: ['stage.back', 'stage.back.text'] } },
  },
  {
    name: 'call-in-another-tab',
    reach: async (scene) => {
      await goLive(scene);
      const { agent, medkig } = scene;
      scene.agent = await tabWith(await noteOf(agent), agent.context(), medkig.console);
    },
    console: { shows: { text: ['note.other-tab', 'note.other-tab.text'] } },
  },
  {
    name: 'signed-in-elsewhere',
    reach: async ({ medkig, agent, another }) => {
      await signIn(await another(), medkig);
      await agent.keyboard.press('n');
      await agent.getByRole('button', { name: 'Log ind' }).waitFor();
    },
    console: { shows: { heading: ['signin.title'], text: ['signin.elsewhere'] } },
  },
  {
    name: 'citizen-at-mitid',
    reach: async (scene) => {
      const { medkig, citizen, agent } = scene;
      await agent.clock.install();
      await goLive(scene);
      await citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
      await citizen.waitForURL(`${medkig.mitid}/**`);
      await agent.getByText('Borgeren er ved MitID').first().waitFor();
      // Only now the citizen is missed: a leap looks like a sleep, in which nobody could be heard.
      await agent.getByText('Borgeren er på en anden side.', { exact: true }).first().waitFor();
      await agent.clock.fastForward('02:10');
    },
    console: {
      shows: { text: ['stage.at.mitid', 'stage.at.minutes', 'stage.at.text', 'tools.off.elsewhere'] },
    },
  },
  {
    name: 'citizen-on-another-site',
    reach: async (scene) => {
      const { citizen } = scene;
      await goLive(scene);
      await citizen.context().route('https://virk.example/', (route) => route.fulfill({ body: 'Virk' }));
      await followLink(citizen, 'https://virk.example/');
    },
    console: { shows: { text: ['stage.at.host', 'stage.at.text', 'tools.off.elsewhere'] } },
  },
  {
    name: 'picture-taken-away',
    reach: async (scene) => {
      const { citizen, agent } = scene;
      await agent.clock.install();
      await goLive(scene);
      await citizen.goto('about:blank');
      await agent.getByText('Borgerens net er faldet ud.').first().waitFor();
      await agent.clock.fastForward('00:15');
    },
    console: { shows: { text: ['stage.gone', 'stage.lost.citizen', 'tools.off.stale'] } },
  },
  {
    name: 'page-as-a-list',
    reach: async (scene) => {
      const { citizen, agent } = scene;
      await goLive(scene);
      await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
      await agent.getByText('Siden som liste').click();
      // A guide card's steps are a list too, and speak of the same field.
      const list = agent.getByRole('group').filter({ hasText: 'Siden som liste' });
      const field = list.getByRole('listitem').filter({ hasText: 'Fulde navn' });
      await field.getByRole('button').press('Enter');
      await citizen.getByText('Anna peger på feltet her.').first().waitFor();
    },
    console: {
      shows: {
        text: [
          'outline.title',
          'outline.hint',
          'outline.write',
          'outline.press',
          'outline.look',
          'outline.marked',
          'outline.seen',
          'mark.made',
        ],
      },
    },
  },
  {
    name: 'list-without-a-page',
    reach: async (scene) => {
      const { citizen, agent } = scene;
      await goLive(scene);
      await citizen.getByRole('button', { name: 'Pause' }).click();
      await agent.getByText('Siden som liste (0)').click();
    },
    console: { shows: { text: ['outline.title', 'outline.empty'] } },
  },
];

async function followLink(citizen: Page, address: string): Promise<void> {
  await citizen.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = 'Hjælp til virksomheder';
    document.querySelector('h1')?.after(link);
  }, address);
  await citizen.getByRole('link', { name: 'Hjælp til virksomheder' }).click();
}
