import type { Page } from 'playwright';
import type { Medkig } from '../support/medkig.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

/** «Kommuner», from an operator who adds a municipality to one who has written its rules. */
export const municipalitiesMoments: readonly WorkplaceMoment[] = [
  {
    name: 'municipalities',
    reach: async (console, medkig) => {
      await visit(medkig);
      // One that is there no more.
      await console.goto(`${medkig.console}/kommuner/00000000-0000-4000-8000-000000000000`);
      await console.getByRole('cell', { name: 'Vestby Kommune' }).waitFor();
    },
    shows: {
      heading: ['municipality.title'],
      button: [
        'municipality.add',
        'municipality.column.name',
        'municipality.column.sites',
        'table.csv',
        'nav.municipalities',
        'nav.hotlines',
        'nav.people',
        'nav.audit',
        'nav.integrations',
        'nav.start',
      ],
      searchbox: ['table.search'],
      columnheader: ['municipality.column.seen', 'municipality.column.help', 'municipality.column.hotline'],
      text: [
        'municipality.gone',
        'municipality.seen.today',
        'municipality.seen.never',
        'municipality.help.propose',
        'municipality.help.press',
      ],
    },
    focus: 'municipality.title',
  },
  {
    name: 'municipality-to-add',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Tilføj kommune' }).click();
      await console.getByLabel('Find kommunen').fill('aabenraa');
      await press(console, 'Tilføj kommunen');
    },
    shows: {
      heading: ['municipality.add'],
      searchbox: ['municipality.official.search'],
      listbox: ['municipality.official'],
      option: ['municipality.official.other'],
      combobox: ['municipality.field.hotline'],
      link: ['municipality.error.name', 'municipality.error.phone'],
      textbox: ['municipality.field.name', 'municipality.field.phone'],
      button: ['municipality.add.save', 'municipality.cancel'],
      text: [
        'municipality.official.count',
        'municipality.hotline.none',
        'municipality.hint.name',
        'municipality.hint.phone',
        'municipality.notsaved',
        'nav.unsaved',
      ],
    },
  },
  {
    name: 'municipality-details',
    reach: async (console) => {
      await press(console, 'Fortryd');
      await press(console, 'Bliv her');
      await console.getByLabel('Kommunerne i Danmark').selectOption('0580');
      await console.getByLabel('Telefon, som borgeren ser').fill('11 22 33 44');
      await press(console, 'Tilføj kommunen');
      await console.getByRole('heading', { name: 'Aabenraa Kommune' }).waitFor();
      await console.getByLabel('Farve på knappen').fill('#ffd84d');
      await console.getByLabel('Telefon, som borgeren ser').fill('ring');
      for (const language of ['Dansk', 'Engelsk'])
        await console.getByRole('checkbox', { name: language }).uncheck();
      await console.getByLabel('Logo', { exact: true }).setInputFiles(file('ikke et billede'));
      await console.getByText('Det er ikke et billede').waitFor();
      await press(console, 'Gem');
    },
    shows: {
      tab: [
        'municipality.tab.details',
        'municipality.tab.sites',
        'municipality.tab.rules',
        'municipality.tab.history',
      ],
      radio: ['municipality.called.first-name', 'municipality.called.initials'],
      checkbox: ['municipality.language.da', 'municipality.language.en'],
      group: ['municipality.field.called', 'municipality.field.languages'],
      textbox: [
        'municipality.field.greeting.da',
        'municipality.field.greeting.en',
        'municipality.field.colour',
      ],
      link: ['municipality.error.phone', 'municipality.error.languages', 'municipality.error.colour'],
      button: ['municipality.close', 'municipality.save', 'municipality.colour.darker'],
      text: [
        'municipality.seen.nowhere',
        'municipality.called.first-name.text',
        'municipality.called.initials.text',
        'municipality.hint.greeting',
        'municipality.hint.colour',
        'municipality.error.colour.light',
        'municipality.contrast',
        'municipality.field.logo',
        'municipality.hint.logo',
        'municipality.error.logo.no-picture',
      ],
    },
  },
  {
    name: 'municipality-details-saved',
    reach: async (console) => {
      await console.getByRole('button', { name: /^Brug #\w{6} i stedet$/ }).click();
      await console.getByLabel('Telefon, som borgeren ser').fill('11 22 33 55');
      await console.getByRole('checkbox', { name: 'Dansk' }).check();
      await console.getByLabel('Logo', { exact: true }).setInputFiles(file(drawing, 'image/svg+xml'));
      await console.getByRole('img', { name: 'Logo for Aabenraa Kommune' }).waitFor();
      // Another page in between takes nothing away.
      await console.getByRole('button', { name: 'Guider' }).click();
      await console.getByRole('button', { name: 'Kommuner' }).click();
      await console.getByRole('cell', { name: 'Aabenraa Kommune ikke gemt' }).getByRole('button').click();
      await press(console, 'Gem');
      await console.getByText('Det er gemt.').waitFor();
    },
    shows: {
      img: ['municipality.logo.now'],
      button: ['municipality.logo.remove'],
      text: ['municipality.saved', 'municipality.hint.hotline'],
    },
  },
  {
    name: 'municipality-site-to-mend',
    reach: async (console) => {
      await openTab(console, 'Sider');
      await console.getByText('Ingen side endnu').last().waitFor();
      await press(console, 'Tilføj side');
      await console.getByLabel('Adresser, hvor Medkig må køre').fill('https://www.aabenraa.example/om');
      await press(console, 'Gem');
    },
    shows: {
      heading: ['municipality.site.new'],
      textbox: ['municipality.field.key', 'municipality.field.origins'],
      link: ['municipality.error.key', 'municipality.error.origins'],
      text: ['municipality.hint.key', 'municipality.hint.origins'],
    },
  },
  {
    name: 'municipality-tag',
    reach: async (console) => {
      await console.getByLabel('Sidens nøgle').fill('aabenraa');
      await console.getByLabel('Adresser, hvor Medkig må køre').fill('https://www.aabenraa.example');
      await press(console, 'Gem');
      await console.context().grantPermissions(['clipboard-write', 'clipboard-read']);
      await press(console, 'Kopiér Linjen');
    },
    shows: {
      heading: ['municipality.embed', 'municipality.embed.tag', 'municipality.embed.policy'],
      combobox: ['municipality.embed.language', 'municipality.embed.position'],
      button: [
        'municipality.site.add',
        'municipality.site.remove',
        'municipality.copied',
        'municipality.copy',
      ],
      text: [
        'municipality.embed.text',
        'municipality.embed.right',
        'municipality.embed.left',
        'municipality.embed.policy.text',
      ],
    },
  },
  {
    name: 'municipality-site-to-remove',
    reach: async (console) => press(console, 'Fjern siden'),
    shows: {
      dialog: ['municipality.site.remove.ask'],
      button: ['municipality.site.remove.no', 'municipality.site.remove.yes'],
      text: ['municipality.site.remove.text'],
    },
    focus: 'municipality.site.remove.no',
  },
  {
    name: 'municipality-rules',
    reach: async (console) => {
      await console.route('**/sites/**', (route) => route.abort());
      await console.getByRole('dialog').getByRole('button', { name: 'Fjern siden' }).click();
      await console.getByText('Siden er ikke fjernet').waitFor();
      await console.unroute('**/sites/**');
      await press(console, 'Fortryd ændringer');
      await openTab(console, 'Historik');
      await console.getByText('Intet er ændret endnu').waitFor();
      await openTab(console, 'Hvad ses');
      await console.getByLabel('Vis som prikker').fill('#sag td\na:hover');
      await console.getByLabel('Vis alligevel').fill('*');
      await console.getByLabel('Vis som tom kasse').fill('iframe:first-child');
      await console.getByLabel('Sider, der aldrig vises').fill('betaling');
      await console.getByLabel('Andre steder, der må foreslås').fill('www.borger.dk/flytning');
      await console.getByLabel('Side, du vil prøve på').fill('https://www.vestby.example');
      await press(console, 'Prøv på min side');
      await press(console, 'Gem');
    },
    shows: {
      group: [
        'municipality.preview',
        'municipality.field.help',
        'municipality.hidden',
        'municipality.pages',
        'municipality.field.peer',
      ],
      button: ['municipality.undo'],
      radio: [
        'municipality.help.see',
        'municipality.help.propose',
        'municipality.help.press',
        'municipality.peer.off',
        'municipality.peer.turn',
        'municipality.peer.direct',
        'municipality.peer.undecided',
      ],
      checkbox: [
        'municipality.field.phones',
        'municipality.field.emails',
        'municipality.preset.os2forms',
        'municipality.preset.dkfds',
        'municipality.field.protected',
      ],
      textbox: [
        'municipality.field.mask',
        'municipality.field.show',
        'municipality.field.block',
        'municipality.field.never',
        'municipality.field.hosts',
      ],
      link: [
        'municipality.error.place',
        'municipality.error.mask',
        'municipality.error.show',
        'municipality.error.block',
        'municipality.error.never',
        'municipality.error.hosts',
      ],
      text: [
        'municipality.error.line',
        'municipality.rules.none',
        'municipality.preview.page',
        'municipality.preview.text',
        'municipality.preview.error.page',
        'municipality.help.see.text',
        'municipality.help.propose.text',
        'municipality.help.press.text',
        'municipality.hidden.text',
        'municipality.hint.mask',
        'municipality.hint.show',
        'municipality.hint.block',
        'municipality.hint.never',
        'municipality.hint.hosts',
        'municipality.peer.off.text',
        'municipality.peer.turn.text',
        'municipality.peer.direct.text',
        'municipality.peer.undecided.text',
      ],
    },
  },
  {
    name: 'municipality-left',
    reach: async (console) => {
      await console.getByRole('button', { name: /Anna Holm/ }).click();
      await press(console, 'Log ud');
    },
    shows: {
      dialog: ['guides.leave.ask'],
      button: ['guides.leave.no', 'guides.leave.yes'],
      text: ['municipality.leave.text'],
    },
    focus: 'guides.leave.no',
  },
  {
    name: 'municipality-rules-overtaken',
    reach: async (console) => {
      await press(console, 'Bliv her');
      for (const field of ['Vis alligevel', 'Vis som tom kasse', 'Andre steder, der må foreslås'])
        await console.getByLabel(field).fill('');
      await console.getByLabel('Vis som prikker').fill('#sag td');
      await console.getByLabel('Sider, der aldrig vises').fill('/betaling');
      await console.getByLabel('Sider om adressebeskyttelse').check();
      await bySomebodyElse(console);
      await press(console, 'Gem');
    },
    shows: {
      button: ['municipality.conflict.theirs', 'municipality.conflict.mine'],
      text: [
        'municipality.conflict',
        'municipality.conflict.text',
        'municipality.rules.version',
        'municipality.change.help',
        'municipality.change.added',
        'municipality.change.removed',
        'municipality.change.block',
        'municipality.change.presets',
        'municipality.preset.dkfds.name',
        'municipality.change.show',
        'municipality.change.phones.shown',
        'municipality.change.emails.shown',
        'municipality.change.peer',
        'municipality.unsaved',
        'municipality.help.other',
        'municipality.help.other.text',
        'municipality.grant.view',
        'municipality.grant.point',
        'municipality.grant.click',
        'municipality.grant.fill',
      ],
    },
  },
  {
    name: 'municipality-history',
    reach: async (console) => {
      await press(console, 'Gem min i stedet');
      await console.getByText('Det er gemt.').waitFor();
      await openTab(console, 'Sider');
      await press(console, 'Fjern siden');
      await press(console, 'Fjern siden', console.getByRole('dialog'));
      await console.getByText('En side er en hjemmeside').waitFor();
      await openTab(console, 'Historik');
    },
    shows: {
      heading: ['municipality.history.version'],
      text: [
        'municipality.change.mask',
        'municipality.change.never',
        'municipality.change.phones.hidden',
        'municipality.change.emails.hidden',
      ],
    },
  },
  {
    name: 'municipality-of-an-editor',
    reach: async (console, medkig) => {
      await asEditor(console);
      await console.goto(`${medkig.console}/kommuner`);
      await openTab(console, 'Sider');
      await console.getByRole('heading', { name: 'Sæt Medkig ind på siden' }).waitFor();
      if (await console.getByRole('table').isVisible()) throw new Error('an editor sees a list');
      await openTab(console, 'Historik');
    },
    shows: {
      heading: ['municipality.history.version'],
      text: [
        'municipality.history.operator',
        'municipality.change.hosts',
        'municipality.preset.os2forms.name',
      ],
    },
  },
];

/** The console as it is for somebody who looks after Vestby Kommune only. */
async function asEditor(console: Page): Promise<void> {
  await console.route('**/api/session', async (route) => {
    const me = await (await route.fetch()).json();
    const may = ['guides:read', 'municipalities:read', 'municipalities:write', 'hotlines:read'];
    await route.fulfill({ json: { ...me, may } });
  });
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120"><rect width="400" height="120" fill="#145a3a"/></svg>';

const file = (text: string, mimeType = 'image/png') => ({
  name: 'logo',
  mimeType,
  buffer: Buffer.from(text),
});

function press(console: Page, name: string, within: Pick<Page, 'getByRole'> = console): Promise<void> {
  return within.getByRole('button', { name, exact: true }).click();
}

function openTab(console: Page, name: string): Promise<void> {
  return console.getByRole('tab', { name }).click();
}

/** A citizen of Nordby opens a page with the tag on it. */
async function visit(medkig: Medkig): Promise<void> {
  await fetch(`${medkig.console}/embed/v1/sites/nordby`, { headers: { origin: medkig.nordby } });
}

/** What a colleague's console would send. */
async function bySomebodyElse(console: Page): Promise<void> {
  const written = await console.evaluate(async () => {
    const municipality = location.pathname.split('/').pop();
    const { policy } = await (await fetch(`/api/municipalities/${municipality}`)).json();
    const body = {
      ...policy.rules,
      grants: ['view', 'point', 'click', 'fill'],
      block: ['iframe'],
      show: ['#sag label'],
      presets: ['os2forms'],
      phones: false,
      emails: false,
      peer: 'off',
    };
    const headers = { 'content-type': 'application/json', 'if-match': `"${policy.version}"` };
    const path = `/api/municipalities/${municipality}/policy`;
    return (await fetch(path, { method: 'PUT', headers, body: JSON.stringify(body) })).status;
  });
  if (written !== 200) throw new Error(`the colleague was refused with ${written}`);
}
