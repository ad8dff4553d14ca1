import type { Page } from 'playwright';
import type { WorkplaceMoment } from './workplace-moment.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Of the link that the console has just shown. */
let link = '';

export const peopleMoments: readonly WorkplaceMoment[] = [
  {
    name: 'people',
    async reach(page) {
      await button(page, 'Personer').click();
      await button(page, 'Anna Holm').waitFor();
    },
    shows: {
      heading: ['people.title', 'people.empty'],
      button: [
        'nav.people',
        'people.invite',
        'people.field.name',
        'people.column.state',
        'people.column.seen',
      ],
      combobox: ['people.filter'],
      text: ['people.lead', 'people.empty.text', 'people.state.active', 'people.filter.all', 'role.lead'],
    },
    focus: 'people.title',
  },
  {
    name: 'people-last-operator',
    async reach(page) {
      await button(page, 'Anna Holm').first().click();
      if (await button(page, 'Spær adgang').isVisible())
        throw new Error('one’s own access may be taken away');
      await page.getByRole('checkbox', { name: 'Driftsansvarlig' }).uncheck();
      await button(page, 'Gem').click();
      await page.locator('[role=alert]:focus').waitFor();
    },
    shows: {
      text: ['people.error.heading', 'failed.lastoperator', 'people.way.password', 'people.access.self'],
    },
  },
  {
    name: 'people-invite-incomplete',
    async reach(page) {
      await button(page, 'Invitér en person').click();
      await page.getByRole('checkbox', { name: 'Medarbejder' }).uncheck();
      await button(page, 'Lav invitation').click();
      await page.locator('[role=alert]:focus').waitFor();
    },
    shows: {
      heading: ['people.invite'],
      link: ['people.error.name', 'people.error.email', 'people.error.roles'],
      checkbox: ['role.agent', 'role.lead', 'role.editor', 'role.auditor', 'role.operator'],
      combobox: ['people.field.employer'],
      button: ['people.invite.submit', 'people.cancel'],
      text: [
        ...(['people.invite.text', 'people.error.heading', 'people.hint.name', 'people.hint.email'] as const),
        ...(['role.agent.may', 'role.lead.may', 'role.editor.may', 'role.auditor.may'] as const),
        ...(['role.operator.may', 'people.field.roles', 'people.employer.service'] as const),
      ],
    },
  },
  {
    name: 'people-invited',
    async reach(page) {
      await page.getByLabel('Navn', { exact: true }).fill('Bo Lind');
      await page.getByLabel('E-mail', { exact: true }).fill('ANNA@vestby.example');
      await page.getByRole('checkbox', { name: 'Medarbejder' }).check();
      await page.getByRole('checkbox', { name: 'Revisor' }).check();
      await button(page, 'Lav invitation').click();
      await page.getByRole('link', { name: 'Vælg den kommune, personen arbejder for.' }).click();
      await page.getByLabel('Arbejdsplads').selectOption({ label: 'Nordby Kommune' });
      await button(page, 'Lav invitation').click();
      await page.getByText('Der er allerede en person med den e-mail.').waitFor();
      await page.getByLabel('E-mail', { exact: true }).fill('bo@nordby.example');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await button(page, 'Lav invitation').click();
      link = await page.getByLabel('Link', { exact: true }).inputValue();
      await button(page, 'Kopiér link').click();
      await page.getByText('Linket er kopieret.').waitFor();
      if ((await page.evaluate(() => navigator.clipboard.readText())) !== link)
        throw new Error('something else was copied');
    },
    shows: {
      heading: ['people.link.title', 'people.access'],
      textbox: ['people.link.label', 'people.mail.label'],
      button: ['people.link.copy', 'people.mail.copy', 'people.save', 'people.reset', 'people.disable'],
      link: ['people.mail.open'],
      text: [
        ...(['people.link.text', 'people.link.copied', 'people.shownas', 'people.ways'] as const),
        ...(['people.way.none', 'people.never', 'people.state.invited', 'people.invitation'] as const),
        ...(['people.invitation.until', 'people.reset.text'] as const),
      ],
    },
    focus: 'people.link.copy',
  },
  {
    name: 'people-disable',
    async reach(page) {
      await page.getByLabel('Navn', { exact: true }).fill('Bo Bøgh Lind');
      await button(page, 'Gem').click();
      await page.getByText('Gemt.', { exact: true }).waitFor();
      await page.getByRole('heading', { name: 'Bo Bøgh Lind' }).waitFor();
      await button(page, 'Spær adgang').click();
    },
    shows: {
      dialog: ['people.disable.ask'],
      button: ['people.disable.no', 'people.disable'],
      text: ['people.disable.text', 'people.saved'],
    },
    focus: 'people.disable.no',
  },
  {
    name: 'people-disabled',
    async reach(page) {
      await page.getByRole('dialog').getByRole('button', { name: 'Spær adgang' }).click();
      await button(page, 'Giv adgang igen').waitFor();
    },
    shows: {
      button: ['people.enable'],
      text: ['people.enable.text', 'people.state.disabled'],
    },
  },
  {
    name: 'people-reset',
    async reach(page) {
      await button(page, 'Giv adgang igen').click();
      await button(page, 'Nyt link').click();
    },
    shows: {
      dialog: ['people.reset.ask'],
      button: ['people.reset.no', 'people.reset'],
      text: ['people.reset.warning', 'people.invitation.over'],
    },
    focus: 'people.reset.no',
  },
  {
    name: 'invitation-replaced',
    async reach(page) {
      await page.getByRole('dialog').getByRole('button', { name: 'Nyt link' }).click();
      const field = page.getByLabel('Link', { exact: true });
      await field.waitFor();
      const newer = await field.inputValue();
      await page.goto(link);
      link = newer;
    },
    shows: {
      heading: ['invitation.title'],
      text: ['invitation.over'],
      button: ['signin.title'],
    },
  },
  {
    name: 'invitation',
    async reach(page) {
      await page.goto(link);
      // Another fragment alone is the same page.
      await page.reload();
      await page.getByLabel('Ny adgangskode').fill('lind lind lind lind');
      await button(page, 'Gem og log ind').click();
      await page.getByText('Vælg andre ord.').waitFor();
    },
    shows: {
      heading: ['invitation.welcome'],
      textbox: ['signin.email', 'invitation.password'],
      checkbox: ['invitation.password.show'],
      button: ['invitation.submit'],
      text: ['invitation.for', 'invitation.password.hint', 'invitation.password.common'],
    },
    focus: 'invitation.password',
  },
  {
    name: 'guides-read-only',
    async reach(page) {
      await page.getByLabel('Ny adgangskode').fill('tre små ænder svømmer');
      await button(page, 'Gem og log ind').click();
      await button(page, 'Guider').click();
      await page.getByRole('table').waitFor();
      if (await button(page, 'Ny guide').isVisible()) throw new Error('an agent is offered a new guide');
      await page.getByRole('table').getByRole('button').first().click();
      if (await page.getByRole('button', { name: /^(Gem|Slet)/ }).count())
        throw new Error('an agent may save');
    },
    shows: {
      button: ['guides.all'],
      heading: ['guides.steps'],
      text: ['guides.readonly'],
    },
  },
  {
    name: 'people-read-only',
    async reach(page) {
      await button(page, 'Personer').click();
      await page.getByRole('table').getByRole('button', { name: 'Bo Bøgh Lind' }).click();
      if (await button(page, 'Invitér en person').isVisible()) throw new Error('an auditor may invite');
    },
    shows: {
      heading: ['people.title'],
      button: ['people.close'],
      text: ['people.readonly'],
    },
  },
];
