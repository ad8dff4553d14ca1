/** A citizen and an agent with a browser page each. Each test file has a copy of this module to itself. */
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { keepToRelay, personsPage } from './people.ts';
import { browser } from './running-medkig.ts';

/** From `twoPeople…` on, inside hooks and tests. */
export let citizen: Page;
export let agent: Page;

/** Their windows as they are at a desk: the citizen's and the agent's. */
export const atDesks: TwoPeopleOptions = {
  citizen: { viewport: { width: 1280, height: 900 } },
  agent: { viewport: { width: 1440, height: 900 } },
};

interface TwoPeopleOptions {
  citizen?: BrowserContextOptions;
  agent?: BrowserContextOptions;
  /** What the test does to the net or the relay does not touch what would go by WebRTC. */
  relayOnly?: boolean;
}

/** The same two through the whole file. */
export function twoPeople(options: TwoPeopleOptions = {}): void {
  beforeAll(() => come(options));
  afterAll(leave);
}

/** Two others in each test: nothing that was stored is there in the next one. */
export function twoPeopleEachTime(options: TwoPeopleOptions = {}): void {
  beforeEach(() => come(options));
  afterEach(leave);
}

async function come(options: TwoPeopleOptions): Promise<void> {
  [citizen, agent] = await Promise.all([
    personsPage(browser, options.citizen),
    personsPage(browser, options.agent),
  ]);
  if (options.relayOnly) await keepToRelay(citizen.context());
}

async function leave(): Promise<void> {
  await Promise.all([citizen, agent].map((page) => page?.context().close()));
}
