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
      heading: ['nav.integrations', 'tokens.title', 'tokens.new', 'webhooks.title', 'webhooks.new'],
      link: ['integrations.docs'],
      button: ['tokens.make', 'webhooks.add'],
      textbox: ['tokens.name', 'webhooks.url'],
      combobox: ['tokens.days', 'webhooks.municipality'],
      text: [
        'integrations.lead',
        'tokens.text',
        'tokens.empty',
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
      button: ['integrations.copy', 'integrations.kept', 'tokens.revoke.name'],
      text: ['integrations.once', 'tokens.until', 'tokens.unused'],
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
    name: 'integrations-revoke',
    reach: async (console) => {
      await console.getByRole('button', { name: 'Tilbagekald Natlig kopi' }).click();
    },
    shows: {
      heading: ['tokens.revoke.question'],
      button: ['integrations.keep', 'tokens.revoke'],
      text: ['tokens.revoke.text'],
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
