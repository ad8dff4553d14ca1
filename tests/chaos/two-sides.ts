/** A citizen and an agent in browsers of their own, each with a net of its own to the server, and a live session between them. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { expectSamePage, viewerOf } from '../e2e/same-page.ts';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, type MedkigOptions, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import type { BusyCitizen } from './busy-citizen-page.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { Seen, StageWitness } from './stage-witness-page.ts';

declare global {
  var medkigBusy: typeof import('./busy-citizen-page.ts');
  var medkigWitness: typeof import('./stage-witness-page.ts');
  var chaosCitizen: BusyCitizen;
  var chaosStage: StageWitness;
  /** Every connection to another browser that this page has made. */
  var chaosConnections: RTCPeerConnection[];
  var chaosSeen: (seen: Seen) => void;
}

export interface TwoSides {
  medkig: Medkig;
  citizensNet: FaultProxy;
  agentsNet: FaultProxy;
  /** Two people who have not met; on the form, and nowhere yet. */
  newPeople(ways?: Ways): Promise<People>;
  stop(): Promise<void>;
}

/** What the browsers may use beside the relay: nothing, or one another through a TURN server alone. */
type Ways = 'relay' | 'turn';

export interface People {
  citizen: Page;
  agent: Page;
  /** The citizen takes a step every so many milliseconds. */
  busy(everyMs?: number, noise?: number): Promise<void>;
  /** How many steps were taken by now. */
  stepsTaken(): Promise<number>;
  /** Resolves when so many more have been taken. */
  stepsMore(count: number): Promise<void>;
  /** Milliseconds between each step and the one before. */
  gaps(): Promise<number[]>;
  /** The citizen takes no further step; the number of the last one. */
  rest(): Promise<number>;
  /** Resolves when the two browsers have a way of their own to one another. */
  met(): Promise<void>;
  /** Everything that the stage has shown, in order. */
  seen: readonly Seen[];
  /** The citizen takes steps and the stage follows; how many pictures it has been built from. */
  underWay(): Promise<number>;
  /** How many full snapshots the stage was built from since the session began. */
  pictures(): number;
  /** The stage shows a step that was taken at this time or later; when it did, in milliseconds since 1970. */
  shownSince(time: number): Promise<number>;
  /** The citizen rests; both sides are equal, and so was every picture in between to its step. */
  expectNothingLost(): Promise<void>;
  /** What both people read, for a failure's message. */
  whatStands(): Promise<string>;
  leave(): Promise<void>;
}

const STEP_MS = 100;
const here = import.meta.dirname;
const busyScript = bundleForPage(join(here, 'busy-citizen-page.ts'), 'medkigBusy');
const witnessScript = bundleForPage(join(here, 'stage-witness-page.ts'), 'medkigWitness');

export async function startTwoSides(options: MedkigOptions = {}): Promise<TwoSides> {
  const [medkig, citizensNet, agentsNet] = await Promise.all([
    startMedkig(options),
    startFaultProxy(),
    startFaultProxy(),
  ]);
  const { host, port } = new URL(medkig.console);
  for (const net of [citizensNet, agentsNet]) net.forwardTo(Number(port));
  const through = (net: FaultProxy) =>
    launchChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1:${net.port}`]);
  const [citizens, agents] = await Promise.all([through(citizensNet), through(agentsNet)]);

  return {
    medkig,
    citizensNet,
    agentsNet,
    newPeople: (ways = 'relay') => newPeople(medkig, citizens, agents, ways),
    stop: async () => {
      await Promise.all([citizens.close(), agents.close()]);
      await Promise.all([medkig.stop(), citizensNet.stop(), agentsNet.stop()]);
    },
  };
}

async function newPeople(medkig: Medkig, citizens: Browser, agents: Browser, ways: Ways): Promise<People> {
  const seen: Seen[] = [];
  const [citizen, agent] = await Promise.all([newPage(citizens, ways), newPage(agents, ways)]);
  await citizen.goto(medkig.site + formPath);
  await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
  await citizen.locator('#navn').waitFor();
  await agent.exposeFunction('chaosSeen', (look: Seen) => seen.push(look));
  await agent.addInitScript(
    `if (location.origin === ${JSON.stringify(medkig.viewer)} && parent === top && parent !== self) {
      ${await witnessScript}
      globalThis.chaosStage = medkigWitness.witness(self, ${JSON.stringify(citizen.url())}, chaosSeen);
    }`,
  );
  await citizen.evaluate(
    `(() => { ${await busyScript}; globalThis.chaosCitizen = medkigBusy.becomeBusy(document); })()`,
  );

  const rest = () => citizen.evaluate(() => chaosCitizen.rest());
  const stepsTaken = () => citizen.evaluate(() => chaosCitizen.steps.length);

  async function expectNothingLost(): Promise<void> {
    const last = await rest();
    await expect.poll(() => seen.at(-1)?.step, { timeout: 30_000 }).toBe(last);
    await expectSamePage(citizen, agent);
    const steps = await citizen.evaluate(() => chaosCitizen.steps);
    const hashes = new Map(steps.map(({ step, hash }) => [step, hash]));
    const wrong = seen.find(({ step, hash }) => hashes.get(step) !== undefined && hashes.get(step) !== hash);
    if (wrong) expect.fail(await difference(wrong.step));
  }

  async function difference(step: number): Promise<string> {
    const viewer = await viewerOf(agent);
    const [page, picture] = await Promise.all([
      citizen.evaluate((which) => chaosCitizen.linesAt(which), step),
      viewer.evaluate((which) => chaosStage.linesAt(which), step),
    ]);
    const [lines = [], shown = []] = [page?.split('\n'), picture?.split('\n')];
    const at = lines.findIndex((line, index) => line !== shown[index]);
    return `at step ${step} the page had «${lines[at]}» where the picture had «${shown[at]}»`;
  }

  async function shownSince(time: number): Promise<number> {
    let first: Seen | undefined;
    await expect
      .poll(
        async () => {
          const from = await citizen.evaluate(
            (since) => chaosCitizen.steps.find(({ at }) => at >= since)?.step,
            time,
          );
          first = seen.find(({ step, at }) => from !== undefined && step >= from && at >= time);
          return first !== undefined;
        },
        { timeout: 30_000, interval: 50 },
      )
      .toBe(true)
      .catch(async (error) => {
        throw new Error(`the stage did not follow; ${await whatStands()}`, { cause: error });
      });
    return first?.at ?? Number.NaN;
  }

  async function whatStands(): Promise<string> {
    const panel = citizen.evaluate(() => document.querySelector('medkig-panel')?.shadowRoot?.textContent);
    const [bar, screen] = await Promise.all([panel, agent.locator('main').textContent()]);
    return `the citizen reads «${bar?.slice(-400)}» and the agent «${screen?.slice(0, 600)}»`;
  }

  const busy = (everyMs = STEP_MS, noise = 0) =>
    citizen.evaluate(([every, length]) => chaosCitizen.go(every, length), [everyMs, noise] as const);
  const pictures = () => new Set(seen.map(({ picture }) => picture)).size;

  return {
    citizen,
    agent,
    seen,
    busy,
    pictures,
    whatStands,
    met: async () => {
      // A first try that failed on a busy machine is followed by another one.
      for (const page of [citizen, agent])
        await page.waitForFunction(
          () => chaosConnections.some(({ connectionState }) => connectionState === 'connected'),
          undefined,
          { timeout: 60_000 },
        );
    },
    underWay: async () => {
      await busy();
      await shownSince(Date.now());
      return pictures();
    },
    shownSince,
    expectNothingLost,
    rest,
    stepsTaken,
    stepsMore: async (count) => {
      const before = await stepsTaken();
      await expect.poll(stepsTaken, { timeout: 60_000 }).toBeGreaterThanOrEqual(before + count);
    },
    gaps: () =>
      citizen.evaluate(() =>
        chaosCitizen.steps.slice(1).map(({ at }, index) => at - (chaosCitizen.steps[index]?.at ?? at)),
      ),
    leave: async () => {
      await Promise.all([citizen.context().close(), agent.context().close()]);
    },
  };
}

async function newPage(browser: Browser, ways: Ways): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'da-DK' })).newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript((way) => {
    const { RTCPeerConnection: Connection } = window;
    window.chaosConnections = [];
    if (way === 'relay') Reflect.deleteProperty(window, 'RTCPeerConnection');
    else
      window.RTCPeerConnection = class extends Connection {
        constructor(configuration?: RTCConfiguration) {
          super({ ...configuration, iceTransportPolicy: 'relay' });
          window.chaosConnections.push(this);
        }
      };
  }, ways);
  return page;
}
