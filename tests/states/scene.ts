/** One citizen and one agent before a moment, each in a browser context of their own. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { keepToRelay, signIn } from '../support/people.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };
export const agentScreen = { width: 1440, height: 900 };

export interface SceneOptions {
  /** A server of its own, because it is stopped or its limits are used up. */
  server?: Record<string, string>;
  /** The console is open but nobody has signed in. */
  signedOut?: true;
}

export interface Scene {
  medkig: Medkig;
  /** The tab that is looked at. */
  citizen: Page;
  agent: Page;
  anotherCitizen(): Promise<Page>;
  /** An empty tab in one more browser context, as wide as the agent's. */
  another(): Promise<Page>;
}

export interface Theatre {
  open(options?: SceneOptions): Promise<Scene>;
  /** Ends the scene that is open. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Between two scenes, in milliseconds: as long as the relay needs to forget how many codes were made and tried. */
const INTERVAL_MS = 11 * 60_000;

export async function openTheatre(browser: Browser): Promise<Theatre> {
  const house = await startMedkig({ clock: true });
  let guest: Medkig | undefined;
  let contexts: BrowserContext[] = [];
  /** What the browser of an agent who has signed in keeps: most scenes begin from it. */
  let signedIn: StorageState | undefined;

  async function person(
    viewport: { width: number; height: number },
    storageState?: StorageState,
  ): Promise<Page> {
    const options = { locale: 'da-DK', viewport, reducedMotion: 'reduce' } as const;
    const context = await browser.newContext({ ...options, ...(storageState && { storageState }) });
    contexts.push(context);
    context.setDefaultTimeout(20_000);
    await keepToRelay(context);
    return context.newPage();
  }

  /** A sign-in that is over by now, or was ended by the scene before, is made anew. */
  async function agentAt(medkig: Medkig): Promise<Page> {
    const page = await person(agentScreen, medkig === house ? signedIn : undefined);
    await page.goto(medkig.console);
    const field = page.getByLabel('E-mail');
    await field.or(page.getByRole('button', { name: /Ny kode/ })).waitFor();
    if (!(await field.isVisible())) return page;
    await signIn(page, medkig);
    if (medkig === house) signedIn = await page.context().storageState();
    return page;
  }

  async function citizenOn(medkig: Medkig): Promise<Page> {
    const page = await person(phone);
    await page.goto(medkig.site + formPath);
    await page.getByRole('button', { name: 'Vis os siden' }).waitFor();
    return page;
  }

  return {
    async open({ server, signedOut } = {}) {
      guest = server && (await startMedkig({ clock: true, env: server }));
      const medkig = guest ?? house;
      await medkig.advance(INTERVAL_MS);
      const [citizen, agent] = await Promise.all([
        citizenOn(medkig),
        signedOut ? person(agentScreen) : agentAt(medkig),
      ]);
      if (signedOut) await agent.goto(medkig.console);
      return {
        medkig,
        citizen,
        agent,
        anotherCitizen: () => citizenOn(medkig),
        another: () => person(agentScreen),
      };
    },
    async clear() {
      house.process.kill('SIGCONT'); // a scene may have stopped it
      await Promise.all(contexts.map((context) => context.close()));
      contexts = [];
      await guest?.stop();
      guest = undefined;
    },
    close: () => house.stop(),
  };
}
