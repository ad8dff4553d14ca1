/** The citizen is where nobody looks along, or in another tab, or without a net for long. */
import type { Page } from 'playwright';
import { pressUntil } from '../support/keyboard.ts';
import { formPath } from '../support/meld-flytning.ts';
import { focusAsForAPerson } from '../support/tabs.ts';
import { goLive } from './live-moments.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';
import { slowNet } from './slow-net.ts';

export const awayMoments: readonly Moment[] = [
  {
    name: 'to-mitid',
    reach: async (scene) => {
      await goLive(scene);
      await leadsNowhere(scene.citizen, `${scene.medkig.mitid}/**`);
      await scene.citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.mitid', 'live.mitid.more'] },
    },
  },
  {
    name: 'to-another-site',
    reach: async (scene) => {
      await goLive(scene);
      await leadsNowhere(scene.citizen, 'https://virk.example/');
      await putLink(scene.citizen, 'https://virk.example/', 'Hjælp til virksomheder');
      await scene.citizen.getByRole('link', { name: 'Hjælp til virksomheder' }).click();
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.leave', 'live.leave.more'] },
    },
  },
  {
    name: 'returned-from-mitid',
    reach: async (scene) => {
      const { medkig, citizen } = scene;
      await goLive(scene);
      await citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
      await citizen.waitForURL(`${medkig.mitid}/**`);
      await citizen.goBack();
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.returned', 'live.returned.more'] },
    },
    console: { shows: { text: ['stage.paused.away', 'stage.paused.away.text', 'tools.off.unshown'] } },
  },
  {
    name: 'offline-for-long',
    reach: async (scene) => {
      const { citizen } = scene;
      await citizen.clock.install();
      const net = await slowNet(citizen);
      await goLive(scene);
      await net.cut();
      await citizen.getByText('Nettet faldt ud.').first().waitFor();
      await citizen.clock.fastForward('00:50');
    },
    panel: { shows: { button: ['live.stop'], text: ['live.offline', 'panel.talk'] } },
  },
  {
    name: 'second-tab',
    reach: async (scene) => {
      await goLive(scene);
      scene.citizen = await secondTab(scene);
    },
    panel: {
      shows: {
        dialog: ['tab.heading'],
        heading: ['tab.heading'],
        button: ['tab.yes', 'consent.no'],
        text: ['tab.text'],
      },
    },
  },
  {
    name: 'session-in-another-tab',
    reach: async (scene) => {
      await goLive(scene);
      await focusAsForAPerson(scene.citizen);
      const tab = await secondTab(scene);
      await focusAsForAPerson(tab);
      await tab.bringToFront();
      const yes = tab.getByRole('button', { name: 'Ja, vis fanen' });
      await yes.focus();
      await pressUntil(tab, 'Enter', async () => !(await yes.isVisible()));
      await tab.getByText('Anna ser siden nu').first().waitFor();
    },
    panel: {
      shows: { button: ['tab.here', 'live.stop'], text: ['tab.elsewhere', 'tab.elsewhere.more'] },
    },
  },
  {
    name: 'another-origin',
    reach: async (scene) => {
      const { medkig, citizen } = scene;
      await goLive(scene);
      await putLink(citizen, `${medkig.selfService}/`, 'Videre til Mit Vestby');
      await citizen.getByRole('link', { name: 'Videre til Mit Vestby' }).click();
    },
    panel: {
      shows: {
        dialog: ['cross.heading'],
        heading: ['cross.heading'],
        button: ['cross.yes', 'consent.no'],
        text: ['cross.text', 'consent.word', 'cross.fraud'],
      },
      focus: 'cross.heading',
    },
    console: { shows: { text: ['stage.at.own'] } },
  },
  {
    name: 'another-origin-too-late',
    reach: async ({ medkig, citizen }) => {
      await citizen.goto(`${medkig.selfService}/#medkig=for.gammel`);
    },
    panel: { shows: { dialog: ['cross.failed'], button: ['panel.close'] }, focus: 'cross.failed' },
  },
];

/** The same person opens the form once more. */
async function secondTab({ medkig, citizen }: Scene): Promise<Page> {
  const tab = await citizen.context().newPage();
  await tab.goto(medkig.site + formPath);
  await tab.getByRole('heading', { name: 'Vis også denne fane?' }).waitFor();
  return tab;
}

/** The other site answers without a page: what the citizen reads on the way out stays to be looked at. */
async function leadsNowhere(citizen: Page, address: string): Promise<void> {
  await citizen.context().route(address, (route) => route.fulfill({ status: 204 }));
}

async function putLink(citizen: Page, address: string, words: string): Promise<void> {
  await citizen.evaluate(
    ([href, text]) => {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = text;
      document.querySelector('h1')?.after(link);
    },
    [address, words] as const,
  );
}
