/** While the agent looks along, or would if she could: marks, pause, lost nets. */
import { formPages } from '../support/meld-flytning.ts';
import { mark, onStage, readAloud, sayYes, stage } from '../support/people.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';
import { slowNet } from './slow-net.ts';

const bar = { button: ['live.pause', 'live.stop'] } as const;

export const liveMoments: readonly Moment[] = [
  {
    name: 'opening',
    reach: async ({ medkig, citizen, agent }) => {
      await agent.route(`${medkig.viewer}/**`, () => {}); // the picture's own host keeps her waiting
      await readAloud(citizen, agent);
      await sayYes(citizen);
      await agent.getByText('Siden åbner nu.').first().waitFor();
    },
    console: {
      shows: {
        heading: ['live.title'],
        timer: ['live.timer'],
        text: ['stage.opening', 'stage.opening.text', 'live.opening', 'live.notseen', 'live.word'],
      },
    },
  },
  {
    name: 'live',
    reach: goLive,
    panel: {
      shows: { button: [...bar.button, 'live.mirror', 'blur.start'], text: ['live.indicator'] },
      focus: 'live.indicator',
    },
    console: {
      shows: {
        heading: ['live.title'],
        toolbar: ['tools.name'],
        button: ['tools.point', 'tools.highlight', 'tools.ask', 'tools.end'],
        region: ['status.name'],
        timer: ['live.timer'],
        combobox: ['topic.label'],
        text: [
          'topic.guide',
          'live.seen',
          'live.may',
          'live.word',
          'grant.view',
          'grant.point',
          'machine',
          'connection.good',
          'sight.part',
          'sight.top',
          'status.stands.nowhere',
        ],
      },
    },
  },
  {
    name: 'mark-on-field',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      // The documentation shows this picture: something must have been typed, to be seen as dots.
      await scene.citizen.locator('#cpr').fill('3112999998');
      await scene.citizen.locator('#telefon').fill('87654321');
      await mark(scene.agent, '#navn');
      await scene.citizen.getByText('Anna viser feltet').first().waitFor({ state: 'attached' });
    },
    panel: {
      shows: {
        button: ['mark.goto.write', 'live.pause', 'live.stop'],
        text: ['mark.write', 'mark.shows.write'],
      },
      focus: 'page',
    },
    console: { shows: { button: ['tools.highlight'], text: ['mark.made'] } },
  },
  {
    name: 'mark-on-button',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await mark(scene.agent, 'main button[type=submit]');
    },
    panel: { shows: { button: ['mark.goto'], text: ['mark.press', 'mark.shows'] }, focus: 'page' },
  },
  {
    name: 'mark-on-send',
    reach: async (scene) => {
      const { citizen, agent } = scene;
      await goLive(scene);
      for (const page of formPages.slice(0, -1)) {
        await page.fill(citizen);
        await page.next(citizen);
      }
      await onStage(agent, 'label[for="bekraeft"]').waitFor();
      await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
      await mark(agent, 'main button[type=submit]');
    },
    panel: { shows: { button: ['mark.goto', 'live.pause', 'live.stop'], text: ['mark.send'] } },
  },
  {
    name: 'mark-on-words',
    reach: async (scene) => {
      await goLive(scene);
      await mark(scene.agent, 'main h1');
    },
    panel: { shows: { ...bar, text: ['mark.look'] }, focus: 'live.indicator' },
  },
  {
    name: 'stands-in-field',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await scene.citizen.getByLabel('Fulde navn').pressSequentially('Karla');
      // Gone seconds after the last letter.
      await scene.agent.getByText('Borgeren skriver i «Fulde navn»').first().waitFor();
    },
    panel: { shows: { ...bar, text: ['live.indicator'] }, focus: 'page' },
  },
  {
    name: 'shows-errors',
    reach: async (scene) => {
      const { citizen, agent } = scene;
      await goLive(scene);
      await goToForm(scene);
      await citizen.getByRole('button', { name: 'Næste trin' }).click();
      await agent
        .getByText(/^Siden viser/)
        .first()
        .waitFor();
      await agent.keyboard.press('v');
    },
    console: {
      shows: {
        button: ['page.errors.mark'],
        text: [
          'page.errors',
          'status.stands',
          'sight.title',
          'screen.size',
          'outline.write',
          'outline.press',
        ],
      },
    },
  },
  {
    name: 'mark-refused-gone',
    reach: (scene) => markOld(scene, (field) => field.remove()),
    console: { shows: { text: ['mark.refused.gone'] } },
  },
  {
    name: 'mark-refused-hidden',
    reach: (scene) =>
      markOld(scene, (field) => {
        const group = field.parentElement; // its label goes with it
        if (group) group.style.display = 'none';
      }),
    console: { shows: { text: ['mark.refused.hidden'] } },
  },
  {
    name: 'paused',
    reach: async (scene) => {
      await goLive(scene);
      await pause(scene);
      await scene.agent.keyboard.press('v');
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.paused', 'live.kept'] },
      focus: 'live.resume',
    },
    console: {
      shows: {
        text: [
          'stage.paused.citizen',
          'stage.paused.citizen.text',
          'stage.empty',
          'tools.off.paused',
          'live.notseen',
          'status.stands.unknown',
          'sight.unknown',
        ],
      },
    },
  },
  {
    name: 'returning',
    reach: async (scene) => {
      const net = await slowNet(scene.citizen);
      await goLive(scene);
      net.hold();
      await scene.citizen.reload();
    },
    panel: { shows: { ...bar, text: ['live.returning'] }, focus: 'page' },
  },
  {
    name: 'away-agent-gone',
    reach: async (scene) => {
      await goLive(scene);
      await scene.agent.goto('about:blank');
      await scene.citizen.getByText('Nettet faldt ud.').first().waitFor();
    },
    panel: { shows: { ...bar, text: ['live.net', 'live.kept'] }, focus: 'live.net' },
  },
  {
    name: 'away-while-paused',
    reach: async (scene) => {
      await goLive(scene);
      await pause(scene);
      await scene.agent.goto('about:blank');
    },
    panel: { shows: { button: ['live.stop'], text: ['live.net', 'live.net.paused'] } },
  },
  {
    name: 'away-citizen-gone',
    reach: async (scene) => {
      await goLive(scene);
      await scene.citizen.goto('about:blank');
      await scene.agent.getByText('Billedet er gammelt', { exact: true }).first().waitFor();
    },
    console: {
      shows: {
        text: [
          'live.old',
          'stage.stale',
          'stage.lost.citizen',
          'connection.none.citizen',
          'status.age',
          'status.stands.unknown',
          'tools.off.stale',
        ],
      },
    },
  },
  {
    name: 'away-agent-offline',
    reach: async (scene) => {
      const net = await slowNet(scene.agent);
      await goLive(scene);
      await net.cut();
      await scene.agent.getByText('Billedet er gammelt', { exact: true }).first().waitFor();
    },
    console: { shows: { text: ['live.old', 'stage.stale', 'stage.lost.agent', 'connection.none.agent'] } },
  },
  {
    name: 'away-on-pause',
    reach: async (scene) => {
      await goLive(scene);
      await pause(scene);
      await scene.citizen.goto('about:blank');
      await scene.agent.getByText('Vi venter på borgerens side.').first().waitFor();
    },
    console: { shows: { text: ['stage.away', 'stage.lost.citizen', 'tools.off.paused'] } },
  },
];

/** From the two open pages, wherever in the form the citizen is. */
export async function goLive({ citizen, agent }: Scene): Promise<void> {
  await readAloud(citizen, agent);
  await sayYes(citizen);
  await stage(agent).locator('body').waitFor();
  await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
}

/** To the form's first page with fields; the session follows. */
export async function goToForm({ citizen, agent }: Scene): Promise<void> {
  await formPages[0]?.next(citizen);
  await onStage(agent, '#navn').waitFor();
  await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
}

export async function pause({ citizen, agent }: Scene): Promise<void> {
  const button = citizen.getByRole('button', { name: 'Pause' });
  await button.focus();
  await button.press('Enter');
  await agent.getByText('Borgeren holder pause', { exact: true }).first().waitFor();
}

/** The agent marks a field that has changed meanwhile: her picture is late. */
async function markOld(scene: Scene, change: (field: HTMLElement) => void): Promise<void> {
  const { citizen, agent } = scene;
  const net = await slowNet(citizen);
  await goLive(scene);
  await goToForm(scene);
  net.hold();
  await citizen.locator('#navn').evaluate(change);
  await mark(agent, '#navn');
  await agent.getByText('Du har markeret').first().waitFor({ state: 'attached' });
  await net.release();
}
