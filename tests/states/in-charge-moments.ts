/** What the citizen sees and decides of the agent's view, and what the agent is told of it. */
import { pressUntil } from '../support/keyboard.ts';
import { formPages } from '../support/meld-flytning.ts';
import { answer, onStage, pickOnStage } from '../support/people.ts';
import { hurryMinutes } from './hurry-minutes.ts';
import { goLive, goToForm, pause } from './live-moments.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';
import { slowNet } from './slow-net.ts';

const bar = ['live.pause', 'live.stop'] as const;

export const inChargeMoments: readonly Moment[] = [
  {
    name: 'fields-hidden',
    reach: async (scene) => {
      await goToFilledForm(scene);
      await scene.citizen.getByText('Skjult for Anna: Fulde navn').waitFor({ state: 'attached' });
    },
    panel: { shows: { button: bar, text: ['live.hidden'] }, focus: 'page' },
  },
  {
    name: 'mirror',
    reach: async (scene) => {
      await goToFilledForm(scene);
      await press(scene, 'Se det, Anna ser');
    },
    panel: { shows: { button: [...bar, 'live.mirror.close'], text: ['live.mirror.text'] } },
  },
  {
    name: 'field-asked',
    reach: async (scene) => {
      await goToFilledForm(scene);
      await askFor(scene, '#navn');
      await scene.citizen.getByRole('heading', { name: 'Må Anna se feltet' }).waitFor();
    },
    panel: {
      shows: {
        heading: ['live.askreveal'],
        group: ['live.askreveal'],
        button: [...bar, 'live.show', 'live.askreveal.no'],
        text: ['live.askreveal.text'],
      },
    },
    console: { shows: { text: ['ask.asked'] } },
  },
  {
    name: 'field-shown',
    reach: showName,
    panel: { shows: { button: [...bar, 'live.cover'], text: ['live.shown', 'live.sees'] } },
    console: { shows: { text: ['ask.done'] } },
  },
  {
    name: 'field-covered',
    reach: async (scene) => {
      await showName(scene);
      await answer(scene.citizen, 'Skjul feltet igen');
    },
    console: { shows: { text: ['ask.covered'] } },
  },
  {
    name: 'field-refused',
    reach: async (scene) => {
      await goToFilledForm(scene);
      await askFor(scene, '#navn');
      await press(scene, 'Nej, skjul det');
    },
    console: { shows: { text: ['ask.refused'] } },
  },
  {
    name: 'field-lapsed',
    reach: async (scene) => {
      await scene.citizen.addInitScript(hurryMinutes);
      await goToFilledForm(scene);
      await askFor(scene, '#navn');
      await scene.citizen.getByRole('heading', { name: 'Må Anna se feltet' }).waitFor();
    },
    panel: {
      shows: {
        heading: ['live.askreveal.lapsed'],
        button: [...bar, 'panel.close'],
        text: ['live.askreveal.lapsed'],
      },
    },
    console: { shows: { text: ['ask.lapsed'] } },
  },
  {
    name: 'field-never-shown',
    reach: async (scene) => {
      await goToFilledForm(scene);
      await askFor(scene, '#cpr');
    },
    panel: { shows: { button: bar, text: ['live.hidden'] } },
    console: { shows: { text: ['ask.never-shown'] } },
  },
  {
    name: 'field-empty',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await askFor(scene, '#navn');
    },
    console: { shows: { text: ['ask.empty'] } },
  },
  {
    name: 'field-gone',
    reach: (scene) => askForOld(scene, (field) => field.remove()),
    console: { shows: { text: ['ask.gone'] } },
  },
  {
    name: 'field-not-open',
    reach: (scene) =>
      askForOld(scene, (field) => {
        const group = field.parentElement; // its label goes with it
        if (group) group.style.display = 'none';
      }),
    console: { shows: { text: ['ask.hidden'] } },
  },
  {
    name: 'picking-a-part',
    reach: async (scene) => {
      await goLive(scene);
      await press(scene, 'Skjul en del af siden');
      await scene.citizen.getByRole('application').press('ArrowDown');
    },
    panel: { shows: { button: [...bar, 'blur.leave'], text: ['blur.text', 'blur.keys'] } },
  },
  {
    name: 'part-hidden',
    reach: async (scene) => {
      await goLive(scene);
      await hidePart(scene);
    },
    panel: { shows: { button: [...bar, 'blur.undo'], text: ['blur.one'] } },
  },
  {
    name: 'parts-hidden',
    reach: async (scene) => {
      await goLive(scene);
      await hidePart(scene);
      await hidePart(scene, 2);
    },
    panel: { shows: { button: [...bar, 'blur.undo'], text: ['blur.many'] } },
  },
  {
    name: 'never-page',
    reach: async (scene) => {
      await goLive(scene);
      await scene.citizen.evaluate(() =>
        document.querySelector('main')?.setAttribute('data-medkig-never', ''),
      );
    },
    panel: { shows: { button: ['live.stop'], text: ['live.never', 'live.never.more'] } },
    console: { shows: { text: ['stage.paused.never', 'stage.paused.never.text'] } },
  },
  {
    name: 'fault',
    reach: async (scene) => {
      await goLive(scene);
      await pause(scene);
      await scene.citizen.evaluate(refuseOurReader);
      const resume = scene.citizen.getByRole('button', { name: 'Vis siden igen' });
      await resume.focus();
      const told = scene.citizen.getByText('Vi kan ikke vise siden lige nu.').first();
      await pressUntil(scene.citizen, 'Enter', () => told.isVisible());
    },
    panel: { shows: { button: ['live.resume', 'live.stop'], text: ['live.fault', 'panel.talk'] } },
    console: { shows: { text: ['stage.paused.fault', 'stage.paused.fault.text'] } },
  },
  {
    name: 'receipt-of-much',
    reach: async (scene) => {
      await showName(scene);
      await hidePart(scene);
      await stop(scene);
    },
    panel: {
      shows: {
        text: ['receipt.cpr', 'receipt.fields', 'receipt.part', 'receipt.shown.field', 'receipt.number'],
      },
    },
  },
  {
    name: 'receipt-of-more',
    reach: async (scene) => {
      await showName(scene);
      await formPages[1]?.next(scene.citizen);
      await onStage(scene.agent, '#vejnavn').waitFor();
      await scene.agent.getByText('Du ser siden').first().waitFor();
      await scene.citizen.locator('#vejnavn').fill('Bakkevej');
      await scene.citizen.getByText('Skjult for Anna: Vejnavn').waitFor({ state: 'attached' });
      await askFor(scene, '#vejnavn');
      await answer(scene.citizen, 'Lad Anna se feltet');
      await hidePart(scene);
      await hidePart(scene, 2);
      await stop(scene);
    },
    panel: { shows: { text: ['receipt.parts', 'receipt.shown.fields'] } },
  },
  {
    name: 'receipt-of-one',
    reach: async (scene) => {
      await goLive(scene);
      await goToForm(scene);
      await scene.citizen.locator('#navn').fill('Karla');
      await scene.citizen.getByText('Skjult for Anna: Fulde navn').waitFor({ state: 'attached' });
      await stop(scene);
    },
    panel: { shows: { text: ['receipt.field', 'receipt.nothing'] } },
  },
];

/** In the page: an element that cannot be read by our program, as by a fault of it. */
function refuseOurReader(): void {
  const part = document.createElement('p');
  const { attributes } = part;
  Object.defineProperty(part, 'attributes', {
    get() {
      if (new Error().stack?.includes('/embed/')) throw new TypeError('not to be read');
      return attributes;
    },
  });
  document.body.append(part);
}

async function goToFilledForm(scene: Scene): Promise<void> {
  await goLive(scene);
  await goToForm(scene);
  await formPages[1]?.fill(scene.citizen);
  await onStage(scene.agent, '#email').waitFor();
  await scene.citizen.getByText(/Skjult for Anna: .*E-mail/).waitFor({ state: 'attached' });
}

async function askFor({ agent }: Scene, selector: string): Promise<void> {
  await agent.getByRole('button', { name: /Bed om at se/ }).click();
  await pickOnStage(agent, selector);
}

async function showName(scene: Scene): Promise<void> {
  await goToFilledForm(scene);
  await askFor(scene, '#navn');
  await answer(scene.citizen, 'Lad Anna se feltet');
  await scene.citizen.getByText('Anna ser feltet «Fulde navn»').waitFor();
}

/** The agent asks for a field that has changed meanwhile: her picture is late. */
async function askForOld(scene: Scene, change: (field: HTMLElement) => void): Promise<void> {
  const net = await slowNet(scene.citizen);
  await goToFilledForm(scene);
  net.hold();
  await scene.citizen.locator('#navn').evaluate(change);
  await askFor(scene, '#navn');
  await scene.agent.getByText('Du har spurgt').first().waitFor();
  await net.release();
}

/** By the keyboard, so many parts down from what the citizen sees. */
async function hidePart({ citizen }: Scene, steps = 1): Promise<void> {
  await citizen.getByRole('button', { name: 'Skjul en del af siden' }).click();
  const picking = citizen.getByRole('application');
  for (let step = 0; step < steps; step++) await picking.press('ArrowDown');
  await picking.press('Enter');
  await citizen.getByText('skjult for Anna.').waitFor();
}

function press({ citizen }: Scene, name: string): Promise<void> {
  return citizen.getByRole('button', { name }).click();
}

async function stop(scene: Scene): Promise<void> {
  await press(scene, 'Stop');
  await scene.citizen.getByText('Du har stoppet.').first().waitFor();
}
