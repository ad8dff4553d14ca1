/** What only the agent meets: sign-in, codes that cannot be made, menus and dialogs. */
import type { Page } from 'playwright';
import { newCode } from '../support/people.ts';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';

const signIn = {
  heading: ['signin.title'],
  textbox: ['signin.email'],
  button: ['signin.submit'],
} as const;

export const consoleMoments: readonly Moment[] = [
  {
    name: 'sign-in',
    needs: { signedOut: true },
    reach: async ({ agent }) => {
      await agent.getByRole('button', { name: 'Log ind' }).waitFor();
    },
    console: {
      shows: { ...signIn, text: ['app.name', 'signin.for', 'signin.password', 'signin.help'] },
      focus: 'signin.email',
    },
  },
  {
    name: 'sign-in-empty',
    needs: { signedOut: true },
    reach: ({ agent }) => agent.getByRole('button', { name: 'Log ind' }).click(),
    console: {
      shows: {
        ...signIn,
        link: ['signin.error.email', 'signin.error.password'],
        text: ['error.prefix', 'signin.error.heading'],
      },
    },
  },
  {
    name: 'sign-in-wrong',
    needs: { signedOut: true },
    reach: ({ medkig, agent }) => trySignIn(agent, medkig.agent.email),
    console: { shows: { ...signIn, text: ['signin.error.heading', 'signin.error.wrong'] } },
  },
  {
    name: 'sign-in-tries',
    needs: { signedOut: true },
    reach: async ({ agent }) => {
      const told = agent.getByText('Der er prøvet for mange gange.');
      for (let tries = 0; tries < 15 && !(await told.isVisible()); tries++)
        await trySignIn(agent, 'ukendt@vestby.example');
    },
    console: { shows: { ...signIn, text: ['failed.tries'] } },
  },
  {
    name: 'sign-in-offline',
    needs: { signedOut: true },
    reach: async ({ medkig, agent }) => {
      await agent.getByLabel('E-mail').waitFor();
      await agent.context().setOffline(true);
      await trySignIn(agent, medkig.agent.email);
    },
    console: { shows: { ...signIn, text: ['failed.offline'] } },
  },
  {
    name: 'sign-in-again',
    reach: async ({ agent }) => {
      await agent.context().clearCookies();
      await agent.keyboard.press('n');
      await agent.getByRole('button', { name: 'Log ind' }).waitFor();
    },
    console: { shows: { ...signIn, text: ['signin.signedout'] } },
  },
  {
    name: 'unreachable',
    reach: async ({ agent }) => {
      await agent.route('**/api/**', (route) => route.abort());
      await agent.reload();
    },
    console: { shows: { heading: ['app.unreachable'], button: ['app.retry'] } },
  },
  {
    name: 'code-no-net',
    reach: async ({ agent }) => {
      await agent.context().setOffline(true);
      await agent.keyboard.press('n');
      await agent.getByText('Vi kan ikke nå serveren').first().waitFor({ timeout: 25_000 });
    },
    console: { shows: { text: ['note.offline', 'note.offline.text'] } },
  },
  {
    name: 'code-many',
    reach: async ({ agent }) => {
      const told = agent.getByText('Der er lavet mange koder på kort tid').first();
      for (let codes = 0; codes < 40 && !(await told.isVisible()); codes++) {
        await agent.getByRole('button', { name: /Ny kode/ }).click();
        await agent.getByRole('button', { name: 'Annullér koden' }).or(told).first().waitFor();
      }
    },
    console: { shows: { text: ['note.rate', 'note.rate.text'] } },
  },
  {
    name: 'code-on-whole-screen',
    reach: async ({ agent }) => {
      await newCode(agent);
      await agent.keyboard.press('s');
    },
    console: {
      shows: { dialog: ['code.title'], button: ['code.whole.close'] },
      focus: 'code.whole.close',
    },
  },
  {
    name: 'connection',
    reach: openConnectionCheck,
    console: {
      shows: {
        dialog: ['net.title'],
        heading: ['net.title'],
        button: ['net.start', 'shortcuts.close'],
        text: ['net.text'],
      },
    },
  },
  {
    name: 'connection-checked',
    reach: async (scene) => {
      const { agent } = scene;
      await agent.context().grantPermissions(['clipboard-write']);
      await openConnectionCheck(scene);
      await agent.getByRole('button', { name: 'Start', exact: true }).click();
      await agent.getByRole('button', { name: 'Kopiér listen til it' }).click();
    },
    console: {
      shows: {
        button: ['net.again', 'net.copy'],
        text: [
          'net.good',
          'net.copied',
          'net.open',
          'net.unused',
          'net.udp',
          'net.tcp',
          'net.roundtrip',
          'net.ms',
        ],
      },
    },
  },
  {
    name: 'shortcuts',
    reach: ({ agent }) => agent.keyboard.press('?'),
    console: {
      shows: {
        dialog: ['shortcuts.title'],
        heading: ['shortcuts.title'],
        checkbox: ['shortcuts.single'],
        button: ['shortcuts.close'],
        text: [
          'shortcuts.help',
          'shortcuts.newcode',
          'shortcuts.whole',
          'shortcuts.lines',
          'shortcuts.point',
          'shortcuts.highlight',
          'shortcuts.spotlight',
          'shortcuts.draw',
          'shortcuts.scroll',
          'shortcuts.ask',
          'shortcuts.step',
          'shortcuts.sight',
          'shortcuts.press',
          'shortcuts.fill',
          'shortcuts.propose',
          'shortcuts.clear',
          'shortcuts.stage',
          'shortcuts.pick',
          'shortcuts.search',
          'shortcuts.find',
          'shortcuts.single.hint',
        ],
      },
    },
  },
  {
    name: 'account',
    reach: ({ agent }) => agent.getByRole('button', { name: /Anna Holm/ }).click(),
    console: {
      shows: {
        group: ['account.language', 'account.theme'],
        radio: ['account.theme.system', 'account.theme.light', 'account.theme.dark'],
        button: ['account.signout'],
      },
    },
  },
];

async function trySignIn(agent: Page, email: string): Promise<void> {
  await agent.getByLabel('E-mail').fill(email);
  await agent.getByLabel('Adgangskode').fill('ikke den rigtige');
  const answer = agent
    .waitForEvent('requestfinished', (request) => request.method() === 'POST')
    .catch(() => undefined);
  await agent.getByRole('button', { name: 'Log ind' }).click();
  await Promise.race([answer, agent.getByText('Vi kan ikke nå serveren.').waitFor()]);
}

async function openConnectionCheck({ agent }: Scene): Promise<void> {
  await agent.getByRole('button', { name: 'Anna Holm' }).click();
  await agent.getByRole('button', { name: 'Tjek forbindelsen' }).click();
}
