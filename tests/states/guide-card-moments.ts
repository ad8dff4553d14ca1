/** The page «Guider»: the list of cards, the editor of one, and what can come between. */
import type { Page } from 'playwright';
import type { Moment } from './moment.ts';
import type { Scene } from './scene.ts';

const api = '**/api/guide-cards{,/**}';
const editor = { heading: ['guides.steps'], button: ['guides.save', 'guides.all'] } as const;

export const guideCardMoments: readonly Moment[] = [
  {
    name: 'guides',
    reach: openGuides,
    console: {
      shows: {
        heading: ['guides.title'],
        searchbox: ['guides.search'],
        columnheader: ['guides.column.title', 'guides.steps', 'guides.column.changed'],
        button: ['nav.call', 'nav.guides', 'guides.new'],
        text: ['guides.lead', 'guides.count', 'guides.technical', 'guides.unchanged'],
      },
      focus: 'guides.title',
    },
  },
  {
    name: 'guides-none-found',
    reach: async (scene) => {
      await openGuides(scene);
      await scene.agent.keyboard.press('/');
      await scene.agent.keyboard.type('hundetegn');
    },
    console: {
      shows: { heading: ['guides.nohits'], button: ['guides.showall'], text: ['guides.nohits.text'] },
      focus: 'guides.search',
    },
  },
  {
    name: 'guides-none-yet',
    reach: async ({ agent }) => {
      await agent.route(api, (route) => route.fulfill({ json: { cards: [] } }));
      await agent.reload();
      await agent.getByRole('button', { name: 'Guider' }).click();
    },
    console: { shows: { heading: ['guides.empty'], button: ['guides.new'], text: ['guides.empty.text'] } },
  },
  {
    name: 'guides-unreachable',
    reach: async ({ agent }) => {
      await agent.route(api, (route) => route.abort());
      await agent.reload();
      await agent.getByRole('button', { name: 'Guider' }).click();
    },
    console: { shows: { button: ['app.retry'], text: ['guides.failed'] } },
  },
  {
    name: 'guide',
    reach: openGuide,
    console: {
      shows: {
        heading: ['guides.steps'],
        textbox: [
          'guides.field.title',
          'guides.field.ready',
          'guides.field.say',
          'guides.field.path',
          'guides.field.label',
          'guides.field.selector',
          'guides.field.mistakes',
          'guides.field.refer',
        ],
        checkbox: ['guides.field.technical'],
        group: ['guides.step'],
        button: [
          'guides.all',
          'guides.step.up',
          'guides.step.down',
          'guides.step.remove',
          'guides.step.which',
          'guides.step.add',
          'guides.save',
          'guides.delete',
        ],
        region: ['guides.about', 'guides.trouble'],
        text: [
          'guides.unchanged',
          'guides.steps.text',
          'guides.hint.title',
          'guides.hint.ready',
          'guides.hint.path',
          'guides.hint.label',
          'guides.hint.selector',
          'guides.hint.mistakes',
          'guides.hint.refer',
        ],
      },
    },
  },
  {
    name: 'guide-incomplete',
    reach: async (scene) => {
      const { agent } = scene;
      await openGuide(scene);
      await agent.getByLabel('Titel').fill('');
      await agent.getByLabel('Det siger du').first().fill(' ');
      await agent.getByLabel('Side', { exact: true }).first().fill('flytning');
      await agent.getByLabel('CSS-vælger').first().fill('#vej navn]');
      await pressSave(agent);
    },
    console: {
      shows: {
        ...editor,
        link: ['guides.error.title', 'guides.error.say', 'guides.error.path', 'guides.error.selector'],
        text: ['guides.error.heading'],
      },
    },
  },
  {
    name: 'guide-without-steps',
    reach: async (scene) => {
      const { agent } = scene;
      await openGuides(scene);
      await agent.getByRole('button', { name: 'Ny guide' }).click();
      await agent.getByLabel('Titel').fill('Bestil hundetegn');
      await agent.getByRole('button', { name: 'Fjern trin 1' }).click();
      await pressSave(agent);
    },
    console: {
      shows: {
        heading: ['guides.new'],
        link: ['guides.error.steps'],
        text: ['guides.error.heading', 'guides.step.removed'],
      },
    },
  },
  {
    name: 'guide-of-many-steps',
    reach: async (scene) => {
      const { agent } = scene;
      await openGuide(scene);
      const add = agent.getByRole('button', { name: 'Tilføj trin' });
      while (await add.isVisible()) await add.click();
      await agent.getByRole('button', { name: 'Flyt op trin 2', exact: true }).click();
    },
    console: { shows: { ...editor, text: ['guides.step.full', 'guides.step.moved'] } },
  },
  {
    name: 'guide-unsaved',
    reach: changeGuide,
    console: { shows: { ...editor, text: ['guides.unsaved', 'nav.unsaved'] } },
  },
  {
    name: 'guide-saved',
    reach: async (scene) => {
      await changeGuide(scene);
      await pressSave(scene.agent);
      await scene.agent.getByText('Guiden er gemt.').first().waitFor();
    },
    console: { shows: { ...editor, text: ['guides.saved', 'guides.changed'] } },
  },
  {
    name: 'guide-left',
    reach: async (scene) => {
      await changeGuide(scene);
      await scene.agent.getByRole('button', { name: 'Alle guider' }).click();
    },
    console: {
      shows: {
        dialog: ['guides.leave.ask'],
        button: ['guides.leave.no', 'guides.leave.yes'],
        text: ['guides.leave.text'],
      },
      focus: 'guides.leave.no',
    },
  },
  {
    name: 'guide-to-delete',
    reach: askToDelete,
    console: {
      shows: {
        dialog: ['guides.delete.ask'],
        button: ['guides.delete.no', 'guides.delete.yes'],
        text: ['guides.delete.text'],
      },
      focus: 'guides.delete.no',
    },
  },
  {
    name: 'guide-deleted',
    reach: async (scene) => {
      await writeGuide(scene, 'Bestil hundetegn');
      await askToDelete(scene, 'Bestil hundetegn');
      await scene.agent.getByRole('dialog').getByRole('button', { name: 'Slet guiden' }).click();
      await scene.agent.getByText('Guiden «Bestil hundetegn» er slettet.').first().waitFor();
    },
    console: { shows: { heading: ['guides.title'], text: ['guides.deleted'] }, focus: 'guides.title' },
  },
  {
    name: 'guide-changed-meanwhile',
    reach: async (scene) => {
      await changeGuide(scene, 'Skift læge');
      await bySomebodyElse(scene.agent, 'PUT', 'laegevalg');
      await pressSave(scene.agent);
    },
    console: {
      shows: {
        ...editor,
        button: ['guides.conflict.theirs', 'guides.conflict.mine'],
        text: ['guides.conflict', 'guides.conflict.text'],
      },
    },
  },
  {
    name: 'guide-deleted-meanwhile',
    reach: async (scene) => {
      await changeGuide(scene, 'Meld dit barn ind i SFO');
      await bySomebodyElse(scene.agent, 'DELETE', 'sfo');
      await pressSave(scene.agent);
    },
    console: {
      shows: { ...editor, button: ['guides.gone.mine'], text: ['guides.gone', 'guides.gone.text'] },
    },
  },
  {
    name: 'guide-offline',
    reach: async (scene) => {
      await changeGuide(scene);
      await scene.agent.context().setOffline(true);
      await pressSave(scene.agent);
    },
    console: { shows: { ...editor, text: ['guides.error.heading', 'guides.failed.offline'] } },
  },
  {
    name: 'guide-signed-out',
    reach: async (scene) => {
      await changeGuide(scene);
      await scene.agent.context().clearCookies();
      await pressSave(scene.agent);
    },
    console: { shows: { ...editor, text: ['guides.failed.signedout'] } },
  },
  {
    name: 'guide-too-many',
    reach: (scene) => refusedWith(scene, 409, 'full'),
    console: { shows: { ...editor, text: ['guides.failed.full'] } },
  },
  {
    name: 'guide-server-fails',
    reach: (scene) => refusedWith(scene, 500, 'unavailable'),
    console: { shows: { ...editor, text: ['guides.failed.other'] } },
  },
];

async function openGuides({ agent }: Scene): Promise<void> {
  await agent.getByRole('button', { name: 'Guider' }).click();
  await agent.getByRole('table').waitFor();
}

async function openGuide(scene: Scene, title = 'Bestil det blå EU-sygesikringskort'): Promise<void> {
  await openGuides(scene);
  await scene.agent.getByRole('button', { name: title, exact: true }).click();
  await scene.agent.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function changeGuide(scene: Scene, title?: string): Promise<void> {
  await openGuide(scene, title);
  await scene.agent.getByLabel('Henvis').fill(`Borgerservice, ${Date.now()}`);
}

async function writeGuide(scene: Scene, title: string): Promise<void> {
  const { agent } = scene;
  await openGuides(scene);
  await agent.getByRole('button', { name: 'Ny guide' }).click();
  await agent.getByLabel('Titel').fill(title);
  await agent.getByLabel('Det siger du').fill('Hvad hedder hunden?');
  await pressSave(agent);
  await agent.getByText('Guiden er gemt.').first().waitFor();
  await agent.getByRole('button', { name: 'Alle guider' }).click();
}

async function askToDelete(scene: Scene, title?: string): Promise<void> {
  await openGuide(scene, title);
  await scene.agent.getByRole('button', { name: 'Slet guiden' }).click();
}

function pressSave(agent: Page): Promise<void> {
  return agent.getByRole('button', { name: 'Gem', exact: true }).click();
}

async function refusedWith(scene: Scene, status: number, code: string): Promise<void> {
  await changeGuide(scene);
  const problem = { type: `urn:medkig:problem:${code}`, title: code, status, code };
  await scene.agent.route(api, (route) => route.fulfill({ status, json: problem }));
  await pressSave(scene.agent);
}

/** What a colleague's console would send. */
async function bySomebodyElse(agent: Page, method: 'PUT' | 'DELETE', slug: string): Promise<void> {
  await agent.evaluate(
    async ([method, slug]) => {
      const { cards } = await (await fetch('/api/guide-cards')).json();
      const {
        version,
        changedAt: _,
        changedBy: __,
        ...card
      } = cards.find((one: { slug: string }) => one.slug === slug);
      const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
      const body = method === 'PUT' ? { body: JSON.stringify({ ...card, mistakes: 'Rettet.' }) } : {};
      await fetch(`/api/guide-cards/${slug}`, { method, headers, ...body });
    },
    [method, slug] as const,
  );
}
