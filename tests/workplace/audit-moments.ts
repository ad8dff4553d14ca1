/** «Log», after a citizen was helped. */
import type { Page } from 'playwright';
import { personsPage, readAloud, sayYes, stage } from '../support/people.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const rows = (page: Page) => page.getByRole('row');

export const auditMoments: readonly WorkplaceMoment[] = [
  {
    name: 'audit-log',
    reach: async (console, medkig) => {
      const browser = console.context().browser();
      if (!browser) throw new Error('no browser');
      const citizen = await personsPage(browser);
      await citizen.goto(`${medkig.site}/selvbetjening/meld-flytning`);
      await readAloud(citizen, console);
      await sayYes(citizen);
      await stage(console).locator('body').waitFor();
      await citizen.getByRole('button', { name: 'Stop', exact: true }).click();
      await console.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
      await citizen.context().close();
      await console.getByRole('button', { name: 'Log', exact: true }).click();
      await rows(console).filter({ hasText: 'hjalp en borger' }).waitFor();
    },
    shows: {
      heading: ['audit.title', 'audit.receipt', 'audit.check.title', 'audit.take'],
      columnheader: ['audit.column.when', 'audit.column.what'],
      combobox: ['audit.log', 'audit.span', 'audit.what', 'audit.person'],
      button: ['nav.audit', 'audit.receipt.find', 'audit.check', 'audit.session', 'audit.receipt.named'],
      link: ['audit.take', 'audit.incident'],
      textbox: ['audit.receipt.number'],
      text: [
        ...(['audit.lead', 'audit.count', 'audit.check.text', 'audit.take.text'] as const),
        ...(['audit.incident.text', 'audit.receipt.hint', 'audit.person.of'] as const),
        ...(['audit.span.day', 'audit.span.week', 'audit.span.month', 'audit.span.own'] as const),
        ...(['audit.span.all', 'audit.what.all', 'audit.person.all'] as const),
        ...(['audit.log.service', 'audit.log.hotline'] as const),
      ],
    },
    focus: 'audit.title',
  },
  {
    name: 'audit-session',
    reach: async (console) => {
      const link = console.getByRole('button', { name: /^Kvittering [2-9A-Z]{4}-[2-9A-Z]{4}$/ });
      const number = (await link.textContent())?.replace('Kvittering ', '') ?? '';
      await link.click();
      await field(console, 'Kvitteringens nummer').fill(number.replace('-', '').toLowerCase());
      await press(console, 'Find');
      // The guide that opened on the citizen's page has said it.
      await console.getByText('Meld flytning', { exact: true }).waitFor();
      await console.getByText(/^Ordene \(/).click();
      await console.getByText('Ordenes kontroltal').waitFor();
      await press(console, 'Kontrollér loggen');
    },
    shows: {
      button: ['audit.session.leave', 'audit.receipt.session'],
      text: [
        ...(['audit.receipt.given', 'audit.receipt.municipality', 'audit.receipt.agent'] as const),
        ...(['audit.receipt.grants', 'audit.receipt.language', 'audit.receipt.ended'] as const),
        ...(['audit.receipt.topic'] as const),
        ...(['audit.session.shown', 'audit.check.whole', 'audit.check.hash'] as const),
        ...(['audit.receipt.words', 'audit.receipt.hash', 'audit.language.da'] as const),
      ],
    },
  },
  {
    name: 'audit-nothing-found',
    reach: async (console) => {
      await field(console, 'Kvitteringens nummer').fill('K7F3');
      await press(console, 'Find');
      await press(console, 'Vis alle igen');
      await field(console, 'Hvornår?').selectOption({ label: 'Fra dato til dato' });
      await field(console, 'Fra og med').fill('2001-01-01');
      await field(console, 'Til og med').fill('2001-12-31');
      await field(console, 'Kvitteringens nummer').focus();
    },
    shows: {
      heading: ['audit.nohits'],
      button: ['audit.nohits.reset'],
      text: [
        ...(['audit.from', 'audit.to', 'audit.nohits.text'] as const),
        ...(['audit.receipt.wrong', 'audit.incident.long'] as const),
      ],
    },
    focus: 'audit.receipt.number',
  },
  {
    name: 'audit-empty',
    reach: async (console) => {
      await field(console, 'Kvitteringens nummer').fill('K7F3-92QD');
      await press(console, 'Find');
      await console.getByText('Der er ingen kvittering').waitFor();
      await press(console, 'Vis alt, der er gemt');
      await rows(console).filter({ hasText: 'loggede ind' }).waitFor();
      await field(console, 'Hvilken log?').selectOption({ label: 'Nordby Kommune' });
      await console.getByRole('heading', { name: 'Der står intet her endnu' }).waitFor();
      await press(console, 'Kontrollér loggen');
    },
    shows: {
      heading: ['audit.empty'],
      text: ['audit.empty.text', 'audit.receipt.none', 'audit.check.none'],
    },
  },
];
