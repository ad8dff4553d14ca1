/** Before the question: the button, the code, and everything that can be wrong with it. */
import { spellCode } from '@medkig/pairing/code';
import type { Page } from 'playwright';
import {
  newCode,
  openPanel,
  readAloud,
  sayNo,
  sayYes,
  typeCode,
  withOtherSecret,
} from '../support/people.ts';
import type { Moment } from './moment.ts';
import { slowNet } from './slow-net.ts';

const MINUTE = 60_000;

const codeForm = {
  heading: ['start.heading'],
  textbox: ['code.label'],
  button: ['code.submit', 'panel.close'],
} as const;

export const codeMoments: readonly Moment[] = [
  { name: 'launcher', reach: async () => {}, panel: { shows: {}, focus: 'page' } },
  {
    name: 'typing',
    reach: ({ citizen }) => openPanel(citizen),
    panel: {
      shows: {
        ...codeForm,
        text: ['start.text', 'code.help', 'code.none', 'open.now', 'start.scope'],
      },
      focus: 'code.label',
    },
    console: {
      shows: {
        heading: ['home.title', 'home.municipality', 'code.title', 'script.title'],
        button: ['home.newcode', 'practice.start', 'nav.shortcuts', 'script.next', 'script.previous'],
        navigation: ['nav.name'],
        text: [
          'app.name',
          'nav.call',
          'home.open',
          'home.municipality.later',
          'practice.hint',
          'code.once',
          'code.empty',
          'script.greet',
          'script.scope',
          'script.find',
          'script.open',
          'script.code',
          'script.consent',
          'script.seen',
          'script.first',
          'script.first.text',
          'script.ifno',
          'script.ifno.text',
          'script.never',
          'script.never.text',
        ],
      },
    },
  },
  {
    name: 'connection-checked',
    reach: async ({ citizen }) => {
      await openPanel(citizen);
      await citizen.getByRole('button', { name: 'Tjek forbindelsen' }).click();
    },
    panel: { shows: { ...codeForm, button: ['net.check'], text: ['net.good'] } },
  },
  {
    name: 'code-length',
    reach: async ({ citizen }) => {
      await openPanel(citizen);
      await typeCode(citizen, '123');
    },
    panel: { shows: { ...codeForm, text: ['error.prefix', 'error.length'] }, focus: 'code.label' },
  },
  {
    name: 'code-waits',
    reach: async ({ citizen, agent }) => {
      await newCode(agent);
      await openPanel(citizen);
    },
    console: {
      shows: {
        status: ['code.name'],
        list: ['code.steps'],
        button: ['code.whole', 'code.cancel', 'home.newcode'],
        text: [
          'code.step.ready',
          'code.step.types',
          'code.step.answers',
          'code.step.seen',
          'code.left',
          'code.waiting',
          'code.waiting.text',
          'script.done',
        ],
      },
    },
  },
  {
    name: 'checking',
    reach: async ({ citizen, agent }) => {
      const net = await slowNet(agent);
      const digits = await newCode(agent);
      net.hold();
      await openPanel(citizen);
      await typeCode(citizen, digits);
      await agent.getByText('Borgeren har skrevet en kode').first().waitFor();
    },
    panel: { shows: { textbox: ['code.label'], button: ['code.checking'] } },
    console: { shows: { text: ['code.checking', 'code.checking.text', 'code.step.done'] } },
  },
  {
    name: 'code-wrong',
    reach: async ({ citizen, agent }) => {
      const digits = await newCode(agent);
      await openPanel(citizen);
      await typeCode(citizen, withOtherSecret(digits));
      await agent.getByText('Forkert kode').first().waitFor();
    },
    panel: { shows: { ...codeForm, text: ['error.wrong'] }, focus: 'code.label' },
    console: { shows: { text: ['code.wrong', 'code.wrong.text'] } },
  },
  {
    name: 'code-expired',
    reach: async ({ medkig, citizen, agent }) => {
      const digits = await newCode(agent);
      await openPanel(citizen);
      await medkig.advance(11 * MINUTE);
      await agent.getByText('Koden er for gammel').first().waitFor();
      await typeCode(citizen, digits);
    },
    panel: { shows: { ...codeForm, text: ['error.expired'] }, focus: 'code.label' },
    console: { shows: { text: ['note.expired', 'note.expired.text'] }, focus: 'home.newcode' },
  },
  {
    name: 'code-used',
    reach: async ({ citizen, agent, anotherCitizen }) => {
      const other = await anotherCitizen();
      const digits = await readAloud(other, agent);
      await sayYes(other);
      await openPanel(citizen);
      await typeCode(citizen, digits);
    },
    panel: { shows: { ...codeForm, text: ['error.used'] }, focus: 'code.label' },
  },
  {
    name: 'code-tries',
    reach: async ({ citizen, agent }) => {
      const digits = await newCode(agent);
      await openPanel(citizen);
      for (const after of ['1 af 3', '2 af 3', 'alle 3 forsøg']) {
        await typeCode(citizen, withOtherSecret(digits));
        await agent.getByText(after).first().waitFor();
        await submitOf(citizen).waitFor();
      }
      await typeCode(citizen, digits);
    },
    panel: { shows: { ...codeForm, text: ['error.tries'] }, focus: 'code.label' },
    console: { shows: { text: ['note.tries', 'note.tries.text'] }, focus: 'home.newcode' },
  },
  {
    name: 'code-busy',
    reach: async ({ citizen, agent, anotherCitizen }) => {
      const other = await anotherCitizen();
      const net = await slowNet(other);
      net.hold();
      const digits = await readAloud(other, agent);
      await agent.getByText('Borgeren har skrevet en kode').first().waitFor();
      await openPanel(citizen);
      await typeCode(citizen, digits);
    },
    panel: { shows: { ...codeForm, text: ['error.busy'] }, focus: 'code.label' },
  },
  {
    name: 'code-rate',
    reach: async ({ citizen }) => {
      await openPanel(citizen);
      const told = citizen.getByText('Der er mange, der skriver koder lige nu.');
      for (let tries = 0; tries < 30 && !(await told.isVisible()); tries++) {
        await typeCode(citizen, spellCode({ nameplate: '00', secret: '123456' }));
        await submitOf(citizen).waitFor();
      }
    },
    panel: { shows: { ...codeForm, text: ['error.rate'] }, focus: 'code.label' },
  },
  {
    name: 'code-offline',
    reach: async ({ citizen, agent }) => {
      const digits = await newCode(agent);
      await openPanel(citizen);
      await citizen.context().setOffline(true);
      await typeCode(citizen, digits);
      await citizen.getByText('Vi kan ikke få forbindelse.').waitFor();
    },
    panel: { shows: { ...codeForm, text: ['error.offline'] }, focus: 'code.label' },
  },
  {
    name: 'asking',
    reach: async ({ citizen, agent }) => {
      await ask(citizen, agent);
    },
    panel: {
      shows: {
        dialog: ['consent.heading'],
        heading: ['consent.heading'],
        button: ['consent.yes', 'consent.no'],
        text: [
          'consent.sees',
          'consent.asks',
          'consent.hides',
          'consent.hidden',
          'consent.stopany',
          'consent.word',
          'consent.fraud',
          'consent.kept',
        ],
      },
      focus: 'consent.heading',
    },
    console: { shows: { text: ['code.asking', 'code.asking.text', 'home.municipality.hint'] } },
  },
  {
    name: 'asking-for-another-municipality',
    reach: async ({ medkig, citizen, agent }) => {
      await citizen.goto(`${medkig.nordby}/selvbetjening`);
      await ask(citizen, agent);
    },
    panel: {
      shows: { dialog: ['consent.heading'], text: ['consent.for', 'consent.does'] },
      focus: 'consent.heading',
    },
  },
  {
    name: 'asking-kept',
    reach: async ({ citizen, agent }) => {
      await ask(citizen, agent);
      await citizen.getByText('Det gemmer vi').click();
    },
    panel: { shows: { text: ['consent.record', 'consent.silence'] }, focus: 'consent.kept' },
  },
  {
    name: 'declined',
    reach: async ({ citizen, agent }) => {
      await ask(citizen, agent);
      await sayNo(citizen);
      await agent.getByText('Borgeren viser ikke siden', { exact: true }).first().waitFor();
    },
    panel: {
      shows: {
        heading: ['declined.heading'],
        button: ['code.again', 'report.button', 'panel.close'],
        text: ['panel.talk', 'open.call'],
      },
      focus: 'declined.heading',
    },
    console: { shows: { text: ['note.declined', 'note.declined.text'] }, focus: 'home.newcode' },
  },
  {
    name: 'report-sent',
    reach: async ({ citizen, agent }) => {
      await ask(citizen, agent);
      await sayNo(citizen);
      await citizen.getByRole('button', { name: 'Meld et mistænkeligt opkald' }).click();
    },
    panel: { shows: { heading: ['declined.heading'], text: ['report.sent', 'report.advice'] } },
  },
  {
    name: 'report-failed',
    reach: async ({ citizen, agent }) => {
      await ask(citizen, agent);
      await sayNo(citizen);
      await citizen.context().setOffline(true);
      await citizen.getByRole('button', { name: 'Meld et mistænkeligt opkald' }).click();
    },
    panel: { shows: { button: ['report.button'], text: ['report.failed'] }, focus: 'report.button' },
  },
];

function submitOf(citizen: Page) {
  return citizen.getByRole('button', { name: 'Næste', exact: true });
}

async function ask(citizen: Page, agent: Page): Promise<void> {
  await readAloud(citizen, agent);
  await citizen.getByRole('button', { name: 'Nej tak' }).waitFor();
  await agent.getByText('Borgeren har skrevet koden', { exact: true }).first().waitFor();
}
