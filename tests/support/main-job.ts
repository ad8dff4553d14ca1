/** The whole main job as one scenario, for any two tabs and any network between them. */
import { beforeAll, expect, it } from 'vitest';
import type { Medkig } from './medkig.ts';
import { formPath } from './meld-flytning.ts';
import { withOtherSecret } from './people.ts';
import { type Person, patiently, personAt, pressUntil } from './person.ts';
import { type AgentsStage, stageOf } from './stage-of.ts';
import type { Tab, TabWithFrames } from './tab.ts';

export interface Cast {
  /** Where everything is, as the browsers see it. */
  medkig: Pick<Medkig, 'console' | 'site' | 'viewer' | 'agent'>;
  citizen: Tab;
  agent: TabWithFrames;
}

/** Everyone on the stage, once the cast stands. */
export interface Scene {
  citizen: Person;
  agent: Person;
  stage: AgentsStage;
}

/**
 * Registers the steps of the job as tests, in order; they build on each other.
 * @param start runs once before them
 * @param extra looks at a scene that stands still: the question, and the running session with a mark
 */
export function mainJob(
  start: () => Promise<Cast>,
  extra: { question?(scene: Scene): Promise<void>; live?(scene: Scene): Promise<void> } = {},
): void {
  let scene: Scene;
  let cast: Cast;
  let digits = '';
  let isLost = false;

  /** After a step that failed the next ones have nothing to tell. */
  function step(name: string, take: () => Promise<void>): void {
    it(name, async ({ skip }) => {
      skip(isLost, 'an earlier step failed');
      isLost = true;
      await take().catch(async (reason: unknown) => {
        throw new Error(`${reason}\n\nThe agent's screen says:\n${await scene.agent.read()}`, {
          cause: reason,
        });
      });
      isLost = false;
    });
  }

  beforeAll(async () => {
    cast = await start();
    scene = {
      citizen: personAt(cast.citizen),
      agent: personAt(cast.agent),
      stage: stageOf(cast.agent, cast.medkig),
    };
  });

  step('the agent signs in and gets a code', async () => {
    const { agent } = scene;
    await signIn(agent, cast.medkig);
    await agent.press('button', 'Ny kode');
    digits = await readCode(agent);
  });

  step('the citizen opens the panel on the form, and a wrong code is told', async () => {
    const { citizen } = scene;
    await citizen.open(cast.medkig.site + formPath);
    await citizen.press('link', 'Start uden MitID');
    await citizen.waitFor('Skriv, hvem du er');
    await citizen.press('button', 'Vis os siden');
    await citizen.write('Skriv koden fra telefonen', withOtherSecret(digits));
    await citizen.press('button', 'Næste');
    await citizen.waitFor('Koden passer ikke.');
    await scene.agent.waitFor(/Forkert kode.*1 af 3/);
  });

  step('the right code brings the question', async () => {
    const { citizen } = scene;
    await citizen.write('Skriv koden fra telefonen', digits);
    await citizen.press('button', 'Næste');
    await citizen.waitFor('Må Anna fra Vestby Kommune se siden sammen med dig?');
    await extra.question?.(scene);
  });

  step('after yes the agent sees the page, and what is typed as dots', async () => {
    const { citizen, stage } = scene;
    await sayYes(citizen);
    await citizen.waitFor('Anna ser siden nu');
    await stage.waitFor('Skriv, hvem du er');
    await citizen.write('Fulde navn', 'Karla Testesen');
    await expect.poll(() => stage.valueOf('#navn'), { timeout: 20_000 }).toMatch(/^•+$/);
  });

  step('a mark of the agent appears on the citizen’s page', async () => {
    const { agent, citizen, stage } = scene;
    await agent.press('button', 'Markér');
    await stage.pick('#telefon');
    await citizen.waitFor('Anna peger på feltet her');
    await extra.live?.(scene);
  });

  step('the other tools are seen there too, and Esc takes them away', async () => {
    const { agent, citizen, stage } = scene;
    const drawn = (what: string) =>
      citizen.tab.evaluate(
        (name) =>
          document.querySelector('medkig-panel')?.shadowRoot?.querySelector(`.medkig-${name}`) !== null,
        what,
      );
    for (const [tool, what] of [
      ['Belys', 'spotlight'],
      ['Tegn', 'stroke'],
    ] as const) {
      await agent.press('button', tool);
      await stage.pick('#telefon');
      await expect.poll(() => drawn(what), { timeout: 20_000 }).toBe(true);
    }
    await agent.press('button', 'Rul hertil');
    await stage.pick('main button[type=submit]');
    // Whether the citizen counts as writing is up to how quick all this was.
    await agent.waitFor(
      /Borgerens side er rullet til «Næste trin»|Siden ruller, når borgeren forlader feltet/,
    );
    await agent.tab.key('Escape');
    for (const what of ['ring', 'spotlight', 'stroke'])
      await expect.poll(() => drawn(what), { timeout: 20_000 }).toBe(false);
  });

  step('the agent asks to write: after a no nothing, after a yes it stands there', async () => {
    const { citizen, agent, stage } = scene;
    const phone = () =>
      citizen.tab.evaluate(() => document.querySelector<HTMLInputElement>('#telefon')?.value, undefined);
    const ask = async () => {
      await agent.press('button', 'Bed om at udfylde');
      await stage.pick('#telefon');
      await agent.write('Hvad skal der stå i feltet «Telefon»?', '11223344');
      await agent.press('button', 'Spørg borgeren');
      await citizen.waitFor('Må Anna skrive i feltet «Telefon» for dig?');
    };
    await ask();
    await citizen.press('button', 'Nej, jeg gør det selv');
    await agent.waitFor('Borgeren skriver selv i feltet «Telefon».');
    expect(await phone()).toBe('');
    await ask();
    await answer(citizen, 'Ja, én gang');
    await agent.waitFor('Der er skrevet i feltet «Telefon».');
    expect(await phone()).toBe('11223344');
  });

  step('the agent asks to press: after a no the page stays, after a yes the link leads on', async () => {
    const { citizen, agent, stage } = scene;
    const ask = async () => {
      await agent.press('button', 'Bed om at trykke');
      await stage.pick('footer a[href$="/om-kommunen"]');
      await citizen.waitFor('Må Anna trykke på «Om kommunen» for dig?');
    };
    await ask();
    await citizen.press('button', 'Nej, jeg gør det selv');
    await agent.waitFor('Borgeren vil ikke have, at du trykker på «Om kommunen».');
    expect(await path(citizen)).toContain(formPath);
    await ask();
    await answer(citizen, 'Ja, én gang');
    await citizen.waitFor('Anna ser siden nu');
    await agent.waitFor(/\/om-kommunen/);
    expect(await path(citizen)).toBe('/om-kommunen');
  });

  step('the agent proposes a page: after a no the citizen stays, after a yes they are there', async () => {
    const { citizen, agent, stage } = scene;
    const propose = async () => {
      await agent.press('button', 'Foreslå side');
      await agent.write('Adresse', `${formPath}/om-dig`);
      await agent.write('Hvad hedder siden?', 'Meld flytning');
      await agent.press('button', 'Spørg borgeren');
      await citizen.waitFor('Anna vil vise dig siden “Meld flytning”. Vil du gå derhen?');
    };
    await propose();
    await citizen.press('button', 'Nej, bliv her');
    await agent.waitFor('Borgeren bliver på siden.');
    expect(await path(citizen)).toBe('/om-kommunen');
    await propose();
    await answer(citizen, 'Ja, gå derhen');
    await citizen.waitFor('Skriv, hvem du er');
    await stage.waitFor('Fulde navn');
    await citizen.waitFor('Anna ser siden nu');
  });

  step('a form that is sent, and a reload, keep the session', async () => {
    const { citizen, stage } = scene;
    await citizen.write('Fulde navn', 'Karla Testesen');
    await citizen.write('CPR-nummer', '3112999998');
    await citizen.write('Telefon', '87654321');
    await citizen.press('button', 'Næste trin');
    await citizen.waitFor('Din nye adresse');
    await citizen.waitFor('Anna ser siden nu');
    await stage.waitFor('Vejnavn');
    await citizen.tab.reload();
    await citizen.waitFor('Anna ser siden nu');
    await stage.waitFor('Vejnavn');
  });

  step('so does the way back', async () => {
    const { citizen, stage } = scene;
    await citizen.tab.back();
    await citizen.waitFor('Anna ser siden nu');
    await stage.waitFor('Fulde navn');
  });

  step('a pause takes the picture away until the citizen shows the page again', async () => {
    const { citizen, agent, stage } = scene;
    await citizen.press('button', 'Pause');
    await citizen.waitFor('Du holder pause.');
    await agent.waitFor('Borgeren holder pause');
    await stage.waitForNothing();
    await pressUntil(citizen, 'Vis siden igen', 'Anna ser siden nu');
    await stage.waitFor('Fulde navn');
  });

  step('stop ends it for both, with a receipt', async () => {
    const { citizen, agent } = scene;
    await citizen.press('button', 'Stop');
    await citizen.waitFor('Ingen kan se din side nu.');
    await citizen.waitFor('Hvem så med');
    await agent.waitFor('Samtalen er slut');
  });
}

function path(citizen: Person): Promise<string> {
  return citizen.tab.evaluate(() => location.pathname, undefined);
}

/** Presses an answer until it counts, and so goes. */
async function answer(citizen: Person, name: string): Promise<void> {
  await citizen.waitForControl('button', name);
  await patiently(async () => {
    if (!(await citizen.can('button', name))) return;
    await citizen.press('button', name);
    throw new Error(`«${name}» has not been taken yet`);
  });
}

async function signIn(agent: Person, medkig: Cast['medkig']): Promise<void> {
  await agent.open(medkig.console);
  await agent.write('E-mail', medkig.agent.email);
  await agent.write('Adgangskode', medkig.agent.password);
  await agent.press('button', 'Log ind');
  await agent.waitForControl('button', 'Ny kode');
}

/** The nine digits on the agent's screen. */
export function readCode(agent: Person): Promise<string> {
  return patiently(async () => {
    const digits = await agent.tab.evaluate(
      () => document.querySelector('[role=status][aria-label=Kode]')?.textContent?.replace(/\D/g, '') ?? '',
      undefined,
    );
    if (digits.length !== 9) throw new Error('there is no code yet');
    return digits;
  });
}

export function sayYes(citizen: Person): Promise<void> {
  return pressUntil(citizen, 'Ja, vis siden', 'Anna ser siden nu');
}
