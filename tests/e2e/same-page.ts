/** Compares the citizen's page with the replayed one, as the agent's browser holds it. */
import { join } from 'node:path';
import { MASK } from '@medkig/privacy/mask';
import type { Frame, Page } from 'playwright';
import { expect } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import type { Side } from './normalise.ts';

const script = bundleForPage(join(import.meta.dirname, 'normalise.ts'), 'medkigNormalise');

declare global {
  var medkigNormalise: typeof import('./normalise.ts');
}

/** `echoed`: words that were typed on an earlier page, and are hidden where this one repeats them. */
export async function linesOfCitizen(citizen: Page, echoed: readonly string[] = []): Promise<string[]> {
  const honest = await lines(citizen.mainFrame(), 'citizen', citizen.url());
  return honest.map((line) =>
    line.replace(/[\p{L}\p{N}]+/gu, (word) => (echoed.includes(word) ? MASK : word)),
  );
}

export async function linesOfReplay(agent: Page, base: string): Promise<string[]> {
  return lines(await viewerOf(agent), 'replay', base);
}

/** Waits until both sides say the same, and shows the first differences if they never do. */
export async function expectSamePage(
  citizen: Page,
  agent: Page,
  echoed: readonly string[] = [],
  timeout = 20_000,
): Promise<void> {
  await expect
    .poll(
      async () =>
        difference(await linesOfCitizen(citizen, echoed), await linesOfReplay(agent, citizen.url())),
      { timeout },
    )
    .toEqual([]);
}

export async function viewerOf(agent: Page): Promise<Frame> {
  const handle = await agent.locator('iframe[title="Borgerens side"]').elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error('the console shows no stage');
  return frame;
}

async function lines(frame: Frame, side: Side, base: string): Promise<string[]> {
  await frame.evaluate(
    `globalThis.medkigNormalise ??= (() => { ${await script}; return medkigNormalise; })()`,
  );
  return frame.evaluate(
    ([which, address]) => {
      const doc = which === 'citizen' ? document : document.querySelector('iframe')?.contentDocument;
      return doc ? globalThis.medkigNormalise.normalise(doc, which, address) : ['no picture'];
    },
    [side, base] as const,
  );
}

function difference(citizen: string[], replay: string[]): string[] {
  const at = citizen.findIndex((line, index) => line !== replay[index]);
  if (at === -1 && citizen.length === replay.length) return [];
  const from = at === -1 ? citizen.length : at;
  const show = (side: string, all: string[]) =>
    all.slice(from, from + 3).map((line) => `${side} ${from}: ${line.trim()}`);
  return [...show('citizen', citizen), ...show('replay', replay)];
}
