/** Every tool, on the forms of both municipalities, over both ways: done when it is granted, refused and said when not. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formPath as movingPath } from '../support/meld-flytning.ts';
import { peersHaveMet, rememberPeers } from '../support/peers.ts';
import {
  agentPicks,
  answer,
  connect,
  drawAround,
  keepToRelay,
  onStage,
  personsPage,
  tool,
} from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { formPath as daycarePath, logInWithMitid } from '../support/skriv-op.ts';

runMedkig();

interface Form {
  name: string;
  /** To a page of the form that has these fields. */
  open(citizen: Page): Promise<void>;
  /** A field, what the page calls it, and one further down. */
  field: string;
  label: string;
  far: string;
  /** What its municipality allows. */
  level: 1 | 2 | 3;
}

const forms: readonly Form[] = [
  {
    name: 'Meld flytning',
    open: async (citizen) => {
      await citizen.goto(medkig.site + movingPath);
      await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
    },
    field: '#navn',
    label: 'Fulde navn',
    far: 'main button[type=submit]',
    level: 3,
  },
  {
    name: 'Skriv barn op',
    open: async (citizen) => {
      await citizen.goto(medkig.nordby + daycarePath);
      await logInWithMitid(citizen);
    },
    field: '#telefon',
    label: 'Telefon',
    far: 'main button[type=submit]',
    level: 2,
  },
];

interface Scene {
  citizen: Page;
  agent: Page;
  form: Form;
}

interface Tool {
  name: string;
  use(scene: Scene): Promise<void>;
  /** What the citizen sees of it. */
  seen(scene: Scene): Promise<void>;
  /** What a screen reader says there. */
  said?(scene: Scene): RegExp;
}

const tools: readonly Tool[] = [
  {
    name: 'Peg',
    use: async ({ agent, form }) => {
      await tool(agent, 'Peg').click();
      const box = await onStage(agent, form.field).boundingBox();
      if (!box) throw new Error('the field is not on the stage');
      await agent.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    },
    seen: async ({ citizen, form }) => {
      const field = () => citizen.locator(form.field).boundingBox();
      await expect
        .poll(async () => {
          const [pointer, box] = [await citizen.locator('.medkig-pointer').boundingBox(), await field()];
          if (!pointer || !box) return false;
          return Math.abs(pointer.x - (box.x + box.width / 2)) < 8 && pointer.y > box.y - 8;
        })
        .toBe(true);
    },
    said: ({ form }) => new RegExp(`^Anna viser feltet ${form.label}`),
  },
  {
    name: 'Markér',
    use: ({ agent, form }) => agentPicks(agent, 'Markér', form.field),
    seen: async ({ citizen }) => citizen.locator('.medkig-ring').waitFor(),
    said: ({ form }) => new RegExp(`^Anna viser feltet ${form.label}`),
  },
  {
    name: 'Belys',
    use: ({ agent, form }) => agentPicks(agent, 'Belys', form.field),
    seen: async ({ citizen }) => citizen.locator('.medkig-spotlight').waitFor(),
    said: ({ form }) => new RegExp(`^Anna viser feltet ${form.label}`),
  },
  {
    name: 'Tegn',
    use: async ({ agent, form }) => {
      await tool(agent, 'Tegn').click();
      await drawAround(agent, form.field);
    },
    seen: async ({ citizen, form }) => {
      const line = citizen.locator('.medkig-stroke polyline').last();
      await expect
        .poll(async () => {
          const [drawn, box] = [await line.boundingBox(), await citizen.locator(form.field).boundingBox()];
          return drawn && box ? drawn.width > box.width && drawn.x < box.x : false;
        })
        .toBe(true);
    },
    said: ({ form }) => new RegExp(`^Anna viser feltet ${form.label}`),
  },
  {
    name: 'Rul hertil',
    use: ({ agent, form }) => agentPicks(agent, 'Rul hertil', form.far),
    seen: async ({ citizen, form }) => {
      await expect
        .poll(() =>
          citizen.locator(form.far).evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
          }),
        )
        .toBe(true);
    },
    said: () => /^Anna har rullet siden til Næste trin/,
  },
];

/** What the citizen is asked about first. */
interface Question {
  name: string;
  /** What the municipality must have allowed. */
  level: 1 | 2 | 3;
  ask(scene: Scene): Promise<void>;
  yes: string;
  no: string;
  /** Nothing of it has happened. */
  before(scene: Scene): Promise<void>;
  /** It has. */
  after(scene: Scene): Promise<void>;
}

const TYPED = 'Prøve 42';
const OTHER_PAGE = '/om-kommunen';

const valueOnStage = ({ agent, form }: Scene) => onStage(agent, form.field).inputValue();
const value = ({ citizen, form }: Scene) => citizen.locator(form.field).inputValue();
const staysHere = async ({ citizen }: Scene) => expect(citizen.url()).not.toContain(OTHER_PAGE);

/** There, and back to the form. */
async function wentThere({ citizen, agent, form }: Scene): Promise<void> {
  await citizen.waitForURL(`**${OTHER_PAGE}`);
  await agent.getByText(OTHER_PAGE).first().waitFor();
  await citizen.goBack();
  await onStage(agent, form.field).waitFor();
  await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
}

const questions: readonly Question[] = [
  {
    name: 'Bed om at se',
    level: 1,
    ask: async (scene) => {
      await scene.citizen.locator(scene.form.field).fill(TYPED);
      await scene.citizen.locator('h1').click();
      await agentPicks(scene.agent, 'Bed om at se', scene.form.field);
    },
    yes: 'Lad Anna se feltet',
    no: 'Nej, skjul det',
    before: async (scene) => expect(await valueOnStage(scene)).not.toContain('42'),
    after: async (scene) => expect.poll(() => valueOnStage(scene)).toBe(TYPED),
  },
  {
    name: 'Foreslå side',
    level: 2,
    ask: async ({ agent }) => {
      await tool(agent, 'Foreslå side').click();
      await agent.getByLabel('Adresse').fill(OTHER_PAGE);
      await agent.getByLabel('Hvad hedder siden?').fill('Om kommunen');
      await agent.getByRole('button', { name: 'Spørg borgeren' }).click();
    },
    yes: 'Ja, gå derhen',
    no: 'Nej, bliv her',
    before: staysHere,
    after: wentThere,
  },
  {
    name: 'Bed om at trykke',
    level: 3,
    ask: ({ agent }) => agentPicks(agent, 'Bed om at trykke', `footer a[href$="${OTHER_PAGE}"]`),
    yes: 'Ja, én gang',
    no: 'Nej, jeg gør det selv',
    before: staysHere,
    after: wentThere,
  },
  {
    name: 'Bed om at udfylde',
    level: 3,
    ask: async ({ agent, citizen, form }) => {
      await citizen.locator(form.field).fill('');
      await citizen.locator('h1').click();
      await agentPicks(agent, 'Bed om at udfylde', form.field);
      await agent.getByRole('textbox', { name: /Hvad skal der stå/ }).fill(TYPED);
      await agent.getByRole('button', { name: 'Spørg borgeren' }).click();
    },
    yes: 'Ja, én gang',
    no: 'Nej, jeg gør det selv',
    before: async (scene) => expect(await value(scene)).toBe(''),
    after: async (scene) => expect.poll(() => value(scene)).toBe(TYPED),
  },
];

const ways = [{ way: 'relay' }, { way: 'peer' }] as const;

describe.each(forms)('$name', (form) => {
  describe.each(ways)('over $way', ({ way }) => {
    let scene: Scene;

    beforeAll(async () => {
      const [citizen, agent] = await Promise.all([
        personsPage(browser, { viewport: { width: 1000, height: 560 } }),
        personsPage(browser, { viewport: { width: 1440, height: 900 } }),
      ]);
      scene = { citizen, agent, form };
      if (way === 'relay') await keepToRelay(citizen.context());
      else await rememberPeers(citizen);
      await form.open(citizen);
      await connect(citizen, agent, medkig);
      await onStage(agent, form.field).waitFor();
      if (way === 'peer') await peersHaveMet(citizen);
    });
    afterAll(() => Promise.all([scene.citizen, scene.agent].map((page) => page.context().close())));

    it.each(tools)('$name is done and seen, and Esc takes it away', async ({ use, seen, said }) => {
      await use(scene);
      await seen(scene);
      const { citizen, agent } = scene;
      if (said) {
        const words = citizen.locator('medkig-panel [role=status]').filter({ hasText: said(scene) });
        await words.first().waitFor({ state: 'attached' });
      }
      await agent.keyboard.press('Escape');
      await agent.mouse.move(2, 2);
      for (const drawn of ['ring', 'spotlight', 'stroke', 'pointer'])
        await citizen.locator(`.medkig-${drawn}`).waitFor({ state: 'detached' });
    });

    it.each(questions.filter(({ level }) => level <= form.level))(
      '$name happens after a yes, and not after a no',
      async ({ ask, yes, no, before, after }) => {
        const { citizen, agent } = scene;
        await ask(scene);
        await before(scene);
        await answer(citizen, no);
        // The agent has heard it, and may ask again.
        await agent.locator('.stage-column .banner[data-tone=wait]').waitFor();
        await before(scene);
        await ask(scene);
        await answer(citizen, yes);
        await after(scene);
      },
    );

    it.runIf(form.level < 3)('what the municipality has not allowed is not in the toolbar', async () => {
      for (const { name } of questions.filter(({ level }) => level > form.level))
        expect(await tool(scene.agent, name).count()).toBe(0);
    });

    it('none is there while the citizen holds pause, and each says why', async () => {
      const { citizen, agent } = scene;
      await citizen.getByRole('button', { name: 'Pause' }).click();
      for (const { name } of [...tools, ...questions.filter(({ level }) => level <= form.level)]) {
        const button = tool(agent, name);
        await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true');
        await button.click({ force: true });
        expect(await button.getAttribute('aria-pressed')).toBe('false');
        expect(await button.getAttribute('title')).toBe('Borgeren holder pause.');
      }
      await citizen.getByRole('button', { name: 'Vis siden igen' }).click({ delay: 700 });
      await onStage(agent, form.field).waitFor();
    });
  });
});
