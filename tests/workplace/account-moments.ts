import type { Page } from 'playwright';
import { appOn } from '../support/authenticator-app.ts';
import { giveAuthenticator } from '../support/virtual-authenticator.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

const card = (page: Page, name: string) => page.getByRole('region', { name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const wrongCode = '000000';
let app: Awaited<ReturnType<typeof appOn>>;

/** «Sådan logger du ind», from the first look to the sign-in page that asks for what was set up. */
export const accountMoments: readonly WorkplaceMoment[] = [
  {
    name: 'account',
    reach: async (page, medkig) => {
      await giveAuthenticator(page);
      await page.goto(`${medkig.console}/konto`);
    },
    shows: {
      heading: ['ways.title', 'ways.password', 'ways.signins', 'ways.keys', 'ways.totp'],
      text: [
        'ways.text',
        'ways.password.text',
        'ways.proof.password',
        'ways.password.new',
        'ways.password.hint',
        'ways.signins.this',
        'ways.keys.text',
        'ways.keys.none',
        'ways.keys.name',
        'ways.keys.hint',
        'ways.totp.text',
        'ways.totp.off',
      ],
      button: ['ways.password.save', 'ways.signins.all', 'ways.keys.add', 'ways.totp.start'],
    },
    focus: 'ways.title',
  },
  {
    name: 'account-incomplete',
    reach: async (page) => {
      await press(page, 'Skift adgangskode');
      await press(page, 'Tilføj adgangsnøgle');
      await card(page, 'Kode fra app').getByRole('button', { name: 'Slå til' }).click();
      await press(page, 'Fortsæt');
    },
    shows: {
      text: ['ways.password.short', 'ways.keys.nameless', 'ways.proof.title', 'ways.proof.missing'],
      button: ['ways.continue', 'ways.cancel'],
    },
    focus: 'ways.proof.password',
  },
  {
    name: 'account-refused',
    reach: async (page, medkig) => {
      const codes = card(page, 'Kode fra app');
      await codes.getByLabel('Din adgangskode nu').fill('forkert');
      await press(page, 'Fortsæt');
      await codes.getByRole('alert').waitFor();
      const password = card(page, 'Adgangskode').first();
      await password.getByLabel('Din adgangskode nu').fill(medkig.agent.password);
      await password.getByLabel('Ny adgangskode').fill(medkig.agent.password);
      await press(page, 'Skift adgangskode');
    },
    shows: { text: ['ways.failed', 'ways.proof.wrong', 'ways.password.saved'] },
  },
  {
    name: 'account-app',
    reach: async (page, medkig) => {
      await card(page, 'Kode fra app').getByLabel('Din adgangskode nu').fill(medkig.agent.password);
      await press(page, 'Fortsæt');
      app = await appOn(page);
      await page.getByLabel('Koden, som appen nu viser').fill(wrongCode);
      await press(page, 'Bekræft koden');
      await page.getByText('Koden passer ikke').waitFor();
    },
    shows: {
      img: ['ways.totp.picture'],
      text: ['ways.totp.scan', 'ways.totp.key', 'ways.totp.code', 'ways.totp.wrong'],
      button: ['ways.totp.confirm'],
    },
  },
  {
    name: 'account-recovery-codes',
    reach: async (page) => {
      await page.getByLabel('Koden, som appen nu viser').fill(app.code());
      await press(page, 'Bekræft koden');
      await page.getByRole('heading', { name: 'Nødkoder' }).waitFor();
    },
    shows: {
      heading: ['ways.recovery'],
      text: ['ways.recovery.text'],
      button: ['ways.recovery.copy', 'ways.recovery.print', 'ways.recovery.done'],
    },
    focus: 'ways.recovery',
  },
  {
    name: 'account-all',
    reach: async (page, medkig) => {
      await press(page, 'Jeg har gemt dem');
      await page.getByLabel('Hvad skal den nye nøgle hedde?').fill('Kontorets pc');
      await press(page, 'Tilføj adgangsnøgle');
      await card(page, 'Adgangsnøgler').getByLabel('Din adgangskode nu').fill(medkig.agent.password);
      await press(page, 'Fortsæt');
      await page.getByText('Adgangsnøglen er tilføjet').first().waitFor();
    },
    shows: {
      text: ['ways.totp.on', 'ways.recovery.left', 'ways.keys.added', 'ways.keys.unused'],
      button: ['ways.recovery.renew', 'ways.totp.renew', 'ways.totp.remove', 'ways.keys.remove'],
    },
  },
  {
    name: 'account-leave',
    reach: async (page) => {
      await press(page, 'Log ud overalt');
    },
    shows: {
      heading: ['ways.signins.question'],
      text: ['ways.signins.lose'],
      button: ['ways.signins.stay', 'ways.signins.all'],
    },
    focus: 'ways.signins.stay',
  },
  {
    name: 'account-second-factor',
    reach: async (page, medkig) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Log ud overalt' }).click();
      await page.getByLabel('E-mail').fill(medkig.agent.email);
      await page.getByLabel('Adgangskode').fill(medkig.agent.password);
      await page.getByRole('button', { name: 'Log ind', exact: true }).click();
      await page.getByLabel('Kode fra din app').waitFor();
      await page.getByRole('button', { name: 'Log ind', exact: true }).click();
    },
    shows: {
      text: ['signin.code', 'signin.code.hint', 'signin.error.code'],
      button: ['signin.passkey'],
    },
  },
  {
    name: 'account-wrong-code',
    reach: async (page) => {
      await page.getByLabel('Kode fra din app').fill(wrongCode);
      await page.getByRole('button', { name: 'Log ind', exact: true }).click();
    },
    shows: { text: ['signin.error.code.wrong'] },
  },
  {
    name: 'account-by-passkey',
    reach: async (page, medkig) => {
      await press(page, 'Brug adgangsnøgle');
      await page.getByRole('navigation').first().waitFor();
      await page.goto(`${medkig.console}/konto`);
      await card(page, 'Kode fra app').getByRole('button', { name: 'Slå fra' }).click();
    },
    shows: {
      text: ['ways.keys.used'],
      button: ['ways.proof.key'],
    },
  },
  {
    name: 'account-by-passkey-off',
    reach: async (page) => {
      await press(page, 'Vis en adgangsnøgle');
      await page.getByText('Koder fra app er slået fra').first().waitFor();
      await press(page, 'Fjern Kontorets pc');
      await press(page, 'Vis en adgangsnøgle');
      await page.getByText('Adgangsnøglen er fjernet').first().waitFor();
    },
    shows: { text: ['ways.totp.removed', 'ways.keys.removed', 'ways.keys.none'] },
  },
];
