import type { Page } from 'playwright';
import type { WorkplaceMoment } from './workplace-moment.ts';

export const integrationsMoments: readonly WorkplaceMoment[] = [
  {
    name: 'integrations',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Forbindelser', exact: true }).click();
      await console.getByText('Kommunen har ingen webhooks.').waitFor();
      await console.getByRole('button', { name: 'Tilføj webhook' }).click();
      await console.getByText('Skriv en adresse').waitFor();
      await console.getByRole('button', { name: 'Lav nøglen' }).click();
    },
    shows: {
      heading: [
        ...(['nav.integrations', 'tokens.title', 'tokens.new'] as const),
        ...(['webhooks.title', 'webhooks.new', 'tokens.all.title'] as const),
      ],
      link: ['integrations.docs'],
      button: ['tokens.make', 'webhooks.add'],
      textbox: ['tokens.name', 'webhooks.url'],
      combobox: ['tokens.days', 'webhooks.municipality'],
      text: [
        'integrations.lead',
        'tokens.text',
        'tokens.empty',
        'tokens.all.text',
        'tokens.all.empty',
        'tokens.name.hint',
        'tokens.name.error',
        'tokens.scopes',
        'tokens.scopes.error',
        'tokens.days.count',
        'scope.guides:read',
        'scope.guides:write',
        'scope.municipalities:read',
        'scope.municipalities:write',
        'scope.municipalities:add',
        'scope.hotlines:read',
        'scope.hotlines:write',
        'scope.hotlines:add',
        'scope.people:read',
        'scope.people:write',
        'scope.notices:write',
        'scope.webhooks:read',
        'scope.webhooks:write',
        'scope.audit:read',
        'webhooks.text',
        'webhooks.empty',
        'webhooks.url.hint',
        'webhooks.url.error',
        'webhooks.events',
        'webhook.session-started',
        'webhook.session-ended',
        'webhook.consent-given',
        'webhook.call-reported',
      ],
    },
  },
  {
    name: 'integrations-token',
    reach: async (console) => {
      await console.getByLabel('Hvad skal den bruges til?').fill('Natlig kopi');
      await console.getByLabel('Læse hotlines').check();
      await console.getByRole('button', { name: 'Lav nøglen' }).click();
      await console.locator('code', { hasText: /^mk_/ }).waitFor();
    },
    shows: {
      heading: ['tokens.made'],
      button: [
        ...(['integrations.copy', 'integrations.kept', 'tokens.revoke.name', 'tokens.all.revoke'] as const),
        ...(['tokens.column.owner', 'tokens.column.name', 'tokens.column.made'] as const),
        ...(['tokens.column.used', 'tokens.column.expires', 'table.csv'] as const),
      ],
      text: ['integrations.once', 'tokens.until', 'tokens.unused', 'tokens.column.never'],
    },
    focus: 'tokens.made',
  },
  {
    name: 'integrations-webhook',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Jeg har gemt den' }).click();
      // Nobody listens there: the test is tried, and what came of it stands in the log.
      await console.getByLabel('Adresse').fill('http://localhost:9/medkig');
      await console.getByRole('button', { name: 'Tilføj webhook' }).click();
      await console.locator('code', { hasText: /^whsec_/ }).waitFor();
      await console.getByRole('button', { name: 'Vis leveringer' }).click();
      await console.getByText('Intet er sendt endnu.').waitFor();
      await console.getByRole('button', { name: 'Kopiér', exact: true }).click();
      await console.getByRole('button', { name: 'Kopieret' }).waitFor();
    },
    shows: {
      heading: ['webhooks.secret'],
      button: ['integrations.copied', 'webhooks.test', 'webhooks.log', 'webhooks.rotate', 'webhooks.delete'],
      text: ['webhooks.log.empty'],
    },
  },
  {
    name: 'integrations-deliveries',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Jeg har gemt den' }).click();
      await console.getByRole('button', { name: 'Send en prøve' }).click();
      await console.getByRole('heading', { name: 'Leveringer' }).waitFor();
    },
    shows: {
      heading: ['webhooks.log.title'],
      text: ['webhook.test', 'delivery.waiting', 'webhooks.log.tries', 'webhooks.test.sent'],
    },
  },
  {
    name: 'integrations-edit',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Ret', exact: true }).click();
      await editing(console).getByLabel('Adresse').fill('fag.vestby.example');
      for (const tick of await editing(console).getByRole('checkbox').all()) await tick.uncheck();
      await editing(console).getByRole('button', { name: 'Gem' }).click();
    },
    shows: {
      heading: ['webhooks.edit.title'],
      button: ['webhooks.edit', 'municipality.undo'],
      link: ['webhooks.url.error', 'webhooks.events.error'],
      text: ['municipality.notsaved'],
    },
  },
  {
    name: 'integrations-overtaken',
    reach: async (console) => {
      await editing(console).getByLabel('Adresse').fill('http://localhost:9/ny');
      await editing(console).getByLabel('En samtale slutter').check();
      await bySomebodyElse(console);
      await editing(console).getByRole('button', { name: 'Gem' }).click();
      await editing(console).getByText('http://localhost:9/anden').waitFor();
    },
    shows: {
      button: ['municipality.conflict.theirs', 'municipality.conflict.mine'],
      text: ['webhooks.conflict', 'webhooks.conflict.text'],
    },
  },
  {
    name: 'integrations-revoke',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Gem min i stedet' }).click();
      await console.getByText('Det er gemt.').waitFor();
      await console.getByText('http://localhost:9/ny').waitFor();
      await console.getByRole('button', { name: 'Ny hemmelighed' }).click();
      await console.getByText('Den forrige hemmelighed').waitFor();
      await console.getByRole('button', { name: 'Jeg har gemt den' }).click();
      await console.getByRole('button', { name: 'Tilbagekald Natlig kopi, som' }).click();
    },
    shows: {
      heading: ['tokens.revoke.question'],
      button: ['integrations.keep', 'tokens.revoke'],
      text: ['tokens.all.revoke.text', 'webhooks.previous', 'municipality.saved'],
    },
    focus: 'integrations.keep',
  },
  {
    name: 'integrations-delete',
    reach: async (console) => {
      await console.getByRole('dialog').getByRole('button', { name: 'Tilbagekald' }).click();
      await console.getByText('Du har ingen nøgler.').waitFor();
      await console.getByRole('button', { name: 'Slet', exact: true }).click();
    },
    shows: {
      heading: ['webhooks.delete.question'],
      text: ['webhooks.delete.text', 'tokens.revoked'],
    },
    focus: 'integrations.keep',
  },
];

const editing = (console: Page) => console.locator('form', { hasText: 'Ret webhooken' });

/** Somebody with another browser has saved meanwhile. */
async function bySomebodyElse(console: Page): Promise<void> {
  await console.evaluate(async () => {
    const ask = async (path: string, request?: RequestInit) => (await fetch(`/api${path}`, request)).json();
    const [{ id: municipality }] = (await ask('/municipalities')).items;
    const path = `/municipalities/${municipality}/webhooks`;
    const [{ id, events, version }] = (await ask(path)).items;
    await ask(`${path}/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ url: 'http://localhost:9/anden', events }),
    });
  });
}
