/** The citizen is where nobody looks along, or in another tab, or without a net for long. */
import type { Page } from 'playwright';
import { formPath } from '../support/meld-flytning.ts';
import { goLive } from './live-moments.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';
import { slowNet } from './slow-net.ts';

export const awayMoments: readonly Moment[] = [
  {
    name: 'to-mitid',
    reach: async (scene) => {
      await goLive(scene);
      await leaveBy(scene.citizen, 'https://www.mitid.dk/', 'Log på med MitID');
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.mitid', 'live.mitid.more'] },
    },
  },
  {
    name: 'to-another-site',
    reach: async (scene) => {
      await goLive(scene);
      await leaveBy(scene.citizen, 'https://virk.example/', 'Hjælp til virksomheder');
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.leave', 'live.leave.more'] },
    },
  },
  {
    name: 'returned',
    reach: async (scene) => {
      const { citizen } = scene;
      await goLive(scene);
      await citizen.context().route('https://www.mitid.dk/', (route) => route.fulfill({ body: 'MitID' }));
      await putLink(citizen, 'https://www.mitid.dk/', 'Log på med MitID');
      await citizen.getByRole('link', { name: 'Log på med MitID' }).click();
      await citizen.waitForURL('https://www.mitid.dk/');
      await citizen.goBack();
    },
    panel: {
      shows: { button: ['live.resume', 'live.stop'], text: ['live.returned', 'live.returned.more'] },
    },
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
      const tab = await secondTab(scene);
      const yes = tab.getByRole('button', { name: 'Ja, vis fanen' });
      await yes.focus();
      while (await yes.isVisible()) await yes.press('Enter');
      await tab.getByText('Anna ser siden nu').first().waitFor();
    },
    panel: {
      shows: { button: ['tab.here', 'live.stop'], text: ['tab.elsewhere', 'tab.elsewhere.more'] },
    },
  },
];

/** The same person opens the form once more. */
async function secondTab({ medkig, citizen }: Scene): Promise<Page> {
  const tab = await citizen.context().newPage();
  await tab.goto(medkig.site + formPath);
  await tab.getByRole('heading', { name: 'Vis også denne fane?' }).waitFor();
  return tab;
}

/** Presses a link to a site that takes its time: until it answers, the page is still there. */
async function leaveBy(citizen: Page, address: string, words: string): Promise<void> {
  await citizen.context().route(address, () => {});
  await putLink(citizen, address, words);
  await citizen.getByRole('link', { name: words }).click({ noWaitAfter: true });
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
