/** The agent asks to press, to write and to go to a page: each card, the grant for a page, and what both are told. */
import { answer, onStage, pickOnStage } from '../support/people.ts';
import { hurryMinutes } from './hurry-minutes.ts';
import { goLive, goToForm } from './live-moments.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';

const bar = ['live.pause', 'live.stop'] as const;
const back = 'main a.button-secondary';

export const requestMoments: readonly Moment[] = [
  {
    name: 'press-asked',
    reach: async (scene) => {
      await formAndTool(scene, 'Bed om at trykke', back);
      await scene.citizen.getByRole('heading', { name: 'Må Anna trykke på «Tilbage»' }).waitFor();
    },
    panel: {
      shows: {
        heading: ['wish.press'],
        group: ['wish.press'],
        button: [...bar, 'wish.press.yes', 'wish.own', 'wish.press.page'],
        text: ['wish.press.leads'],
      },
      focus: 'wish.press',
    },
    console: {
      shows: {
        button: ['tools.press', 'tools.fill', 'tools.propose'],
        text: ['press.asked', 'grant.navigate'],
      },
    },
  },
  {
    name: 'press-allowed-on-page',
    reach: async (scene) => {
      await allowPressing(scene);
      await scene.agent.locator('.live-header').getByText('Du må: se, pege, foreslå side, trykke').waitFor();
    },
    panel: { shows: { button: [...bar, 'wish.clicks.stop'], text: ['wish.clicks', 'wish.pressed'] } },
    console: { shows: { text: ['press.done', 'grant.click'] } },
  },
  {
    name: 'press-refused',
    reach: async (scene) => {
      await formAndTool(scene, 'Bed om at trykke', back);
      await scene.citizen.getByRole('button', { name: 'Nej, jeg gør det selv' }).click();
    },
    panel: { shows: { button: bar, text: ['live.indicator'] } },
    console: { shows: { text: ['press.refused'] } },
  },
  {
    name: 'press-lapsed',
    reach: async (scene) => {
      await scene.citizen.addInitScript(hurryMinutes);
      await formAndTool(scene, 'Bed om at trykke', back);
      await scene.citizen.getByText('Du svarede ikke.').first().waitFor();
    },
    panel: {
      shows: { heading: ['wish.lapsed.press'], button: [...bar, 'panel.close'], text: ['wish.lapsed.press'] },
    },
    console: { shows: { text: ['press.lapsed'] } },
  },
  {
    name: 'press-forbidden',
    reach: (scene) => formAndTool(scene, 'Bed om at trykke', 'main button[type=submit]'),
    console: { shows: { text: ['press.forbidden'] } },
  },
  {
    name: 'fill-form',
    reach: (scene) => formAndTool(scene, 'Bed om at udfylde', '#navn'),
    console: {
      shows: {
        form: ['fill.form'],
        textbox: ['fill.form'],
        button: ['wish.ask', 'wish.leave'],
        text: ['fill.form.hint'],
      },
    },
  },
  {
    name: 'fill-asked',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await scene.citizen.locator('#navn').fill('Karla Testesen');
      await scene.citizen.locator('#navn').blur();
      await askToFill(scene, '#navn', 'Karla Prøvesen');
      await scene.citizen.getByRole('heading', { name: 'Må Anna skrive' }).waitFor();
    },
    panel: {
      shows: {
        heading: ['wish.fill'],
        group: ['wish.fill'],
        button: [...bar, 'wish.press.yes', 'wish.own'],
        text: ['wish.fill.text', 'wish.fill.replaces'],
      },
      focus: 'wish.fill',
    },
    console: { shows: { text: ['fill.asked'] } },
  },
  {
    name: 'fill-forbidden',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await askToFill(scene, '#cpr', '3112');
    },
    console: { shows: { text: ['fill.forbidden'] } },
  },
  {
    name: 'propose-form',
    reach: async (scene) => {
      await goLive(scene);
      await scene.agent.getByRole('button', { name: /^Foreslå side/ }).click();
      await scene.agent.getByLabel('Adresse').fill('to ord');
      await scene.agent.getByLabel('Hvad hedder siden?').fill('Flytning');
      await scene.agent.getByRole('button', { name: 'Spørg borgeren' }).click();
    },
    console: {
      shows: {
        form: ['propose.form'],
        button: ['wish.ask', 'wish.leave'],
        text: ['propose.form.hint', 'propose.address', 'propose.address.error', 'propose.title'],
      },
    },
  },
  {
    name: 'page-proposed',
    reach: async (scene) => {
      await goLive(scene);
      await scene.agent.getByRole('button', { name: /^Foreslå side/ }).click();
      await scene.agent.getByLabel('Adresse').fill('/om-kommunen');
      await scene.agent.getByLabel('Hvad hedder siden?').fill('Om kommunen');
      await scene.agent.getByRole('button', { name: 'Spørg borgeren' }).click();
      await scene.citizen.getByRole('heading', { name: /vil vise dig siden/ }).waitFor();
    },
    panel: {
      shows: {
        heading: ['wish.go'],
        group: ['wish.go'],
        button: [...bar, 'wish.go.yes', 'wish.go.no'],
        text: ['wish.go.text'],
      },
      focus: 'wish.go',
    },
    console: { shows: { text: ['propose.asked'] } },
  },
  {
    name: 'receipt-of-deeds',
    reach: async (scene) => {
      await allowPressing(scene);
      await scene.citizen.getByRole('button', { name: 'Stop', exact: true }).click();
      await scene.citizen.getByText('Du har stoppet.').first().waitFor();
    },
    panel: { shows: { text: ['receipt.done', 'receipt.done.press'] } },
    console: { shows: { text: ['end.pressed'] } },
  },
];

async function formAndTool(scene: Scene, tool: string, selector: string): Promise<void> {
  await goLive(scene);
  await goToForm(scene);
  await take(scene, tool, selector);
}

async function take({ agent }: Scene, tool: string, selector: string): Promise<void> {
  await agent.getByRole('button', { name: new RegExp(`^${tool}`) }).click();
  await pickOnStage(agent, selector);
}

async function askToFill(scene: Scene, selector: string, text: string): Promise<void> {
  await take(scene, 'Bed om at udfylde', selector);
  await scene.agent.getByRole('textbox', { name: /Hvad skal der stå/ }).fill(text);
  await scene.agent.getByRole('button', { name: 'Spørg borgeren' }).click();
}

/** A button that does nothing but be pressed; the citizen allows pressing on the whole page. */
async function allowPressing(scene: Scene): Promise<void> {
  const { citizen, agent } = scene;
  await goLive(scene);
  await citizen.evaluate(() => {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', id: 'mere', className: 'button', textContent: 'Vis mere' });
    document.querySelector('main')?.prepend(button);
  });
  await onStage(agent, '#mere').waitFor();
  await take(scene, 'Bed om at trykke', '#mere');
  await answer(citizen, 'Ja, på hele denne side');
  await citizen.getByText('Anna har trykket på «Vis mere»').waitFor();
}
