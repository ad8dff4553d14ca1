import type { Page } from 'playwright';
import type { WorkplaceMoment } from './workplace-moment.ts';

const day = (console: Page, name: string) => console.getByRole('group', { name });

export const hotlinesMoments: readonly WorkplaceMoment[] = [
  {
    name: 'hotlines',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Hotlines', exact: true }).click();
      await console
        .getByRole('textbox', { name: 'Besked' })
        .fill('Borger.dk er nede. Sig til borgerne, at de kan prøve igen kl. 14.');
      await console.getByRole('button', { name: 'Vis beskeden' }).click();
    },
    shows: {
      heading: ['nav.hotlines', 'notices.title', 'hotlines.week', 'hotlines.answersfor'],
      region: ['notices.name'],
      button: [
        'hotlines.add',
        'notices.dismiss',
        'notices.show',
        'notices.end',
        'hotlines.another',
        'hotlines.remove',
        'hotlines.copy',
        'hotlines.save',
      ],
      textbox: ['notices.text', 'hotlines.name', 'hotlines.opens', 'hotlines.closes'],
      combobox: ['hotlines.zone'],
      text: [
        'hotlines.lead',
        'notices.text.hint',
        'notices.hours',
        'notices.hours.one',
        'notices.hours.some',
        'notices.shown',
        'notices.until',
        'notices.said',
        'hotlines.name.hint',
        'hotlines.week.hint',
      ],
    },
  },
  {
    name: 'hotline-mended',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Afslut nu' }).click();
      await console.getByRole('button', { name: 'Vis beskeden' }).click();
      await console.getByLabel('Navn', { exact: true }).fill('');
      await day(console, 'mandag').getByLabel('Åbner').fill('otte');
      await day(console, 'tirsdag').getByLabel('Åbner').fill('24');
      await day(console, 'onsdag').getByRole('button', { name: 'Tilføj et tidsrum mere' }).click();
      await console.keyboard.type('12');
      await day(console, 'onsdag').getByLabel('Lukker').nth(1).fill('13');
      await day(console, 'lørdag')
        .getByRole('button', { name: /^Fjern/ })
        .click();
      await console.keyboard.press('Control+Enter');
      await console.locator('[role=alert]:focus').waitFor();
    },
    shows: {
      button: ['hotlines.open'],
      text: [
        'notices.error',
        'hotlines.closed',
        'hotlines.error.heading',
        'hotlines.error.name',
        'hotlines.error.time',
        'hotlines.error.order',
        'hotlines.error.overlap',
      ],
    },
  },
  {
    name: 'hotline-saved',
    reach: async (console) => {
      await console.getByLabel('Navn', { exact: true }).fill('Den Digitale Hotline');
      await day(console, 'mandag').getByLabel('Åbner').fill('8.00');
      await day(console, 'mandag').getByLabel('Lukker').fill('20.00');
      // Another page in between takes nothing away.
      const pages = console.getByRole('navigation');
      await pages.getByRole('button', { name: 'Guider' }).click();
      await pages.getByRole('button', { name: /^Hotlines/ }).click();
      await console.getByText('Ikke gemt endnu').waitFor();
      await console.getByRole('button', { name: 'Brug mandagens tider mandag til fredag' }).click();
      await console.getByRole('button', { name: 'Gem', exact: true }).click();
    },
    shows: { text: ['hotlines.copied', 'hotlines.saved'] },
  },
  {
    name: 'hotline-added',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Tilføj hotline' }).click();
      await console.getByLabel('Navn', { exact: true }).fill('Natlinjen');
      await console.getByRole('button', { name: 'Tilføj hotlinen' }).click();
      await console.getByRole('heading', { name: 'Natlinjen' }).waitFor();
    },
    shows: { text: ['hotlines.answersfor.none'] },
  },
];
