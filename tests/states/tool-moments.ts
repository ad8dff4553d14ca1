/** What the agent shows without a numbered ring, and what her own words on a ring look like. */
import { takeTool, walkTo } from '../support/keyboard.ts';
import { agentPicks, drawAround, pickOnStage } from '../support/people.ts';
import { goLive, goToForm } from './live-moments.ts';
import type { Moment } from './moment.ts';

const bar = { button: ['live.pause', 'live.stop'] } as const;

export const toolMoments: readonly Moment[] = [
  {
    name: 'mark-with-text',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      const { agent } = scene;
      await agent
        .getByRole('toolbar')
        .getByRole('button', { name: /Markér/ })
        .click();
      await agent.getByLabel('Tekst på mærket').fill('Skriv dit fulde navn');
      await pickOnStage(agent, '#navn');
      await scene.citizen.getByText('Skriv dit fulde navn', { exact: true }).waitFor();
    },
    panel: { shows: { ...bar, button: ['mark.goto.write'] }, focus: 'page' },
    console: { shows: { text: ['mark.text', 'mark.text.hint', 'mark.made'] } },
  },
  {
    name: 'spotlight',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await agentPicks(scene.agent, 'Belys', '#telefon');
      await scene.citizen.locator('.medkig-spotlight').waitFor();
    },
    panel: { shows: { ...bar, text: ['mark.shows.write'] }, focus: 'page' },
    console: { shows: { button: ['tools.spotlight'], text: ['note.spotlight'] } },
  },
  {
    name: 'drawing',
    reach: async (scene) => {
      const { agent, citizen } = scene;
      await goLive(scene);
      await goToForm(scene);
      await agent.getByRole('button', { name: /^Tegn/ }).click();
      await drawAround(agent, '#email');
      await citizen.locator('.medkig-stroke').waitFor();
    },
    panel: { shows: { ...bar, text: ['mark.shows.write'] }, focus: 'page' },
    console: { shows: { button: ['tools.draw'] } },
  },
  {
    name: 'tools-by-keys',
    reach: async (scene) => {
      const { agent, citizen } = scene;
      await goLive(scene);
      await goToForm(scene);
      await takeTool(agent, 'p', 'Peg');
      await walkTo(agent, /^Telefon/);
      await agent.keyboard.press('Enter');
      await citizen.locator('.medkig-pointer').waitFor();
      await takeTool(agent, 't', 'Tegn');
      await walkTo(agent, /^E-mail/);
      await agent.keyboard.press('Enter');
      await citizen.locator('.medkig-stroke').waitFor();
    },
    panel: { shows: { ...bar, text: ['mark.shows.write'] }, focus: 'page' },
    console: { shows: { button: ['tools.draw'], text: ['note.point', 'note.draw'] } },
  },
  {
    name: 'scrolled',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await agentPicks(scene.agent, 'Rul hertil', 'main button[type=submit]');
      await scene.citizen.getByText('Anna har rullet siden til').first().waitFor({ state: 'attached' });
    },
    panel: { shows: { ...bar, text: ['mark.scrolled'] }, focus: 'page' },
    console: { shows: { button: ['tools.scroll'], text: ['note.scroll'] } },
  },
  {
    name: 'scroll-waits',
    reach: async (scene) => {
      const { agent, citizen } = scene;
      await goLive(scene);
      await goToForm(scene);
      await agent.getByRole('button', { name: /^Rul hertil/ }).click();
      await citizen.locator('#navn').pressSequentially('Karla');
      await pickOnStage(agent, 'main button[type=submit]');
      await agent.getByText('Borgeren skriver. Siden ruller').first().waitFor();
    },
    console: { shows: { text: ['note.waits'] } },
  },
];
