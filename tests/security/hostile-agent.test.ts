/** An agent without a console sends whatever guides it likes: nothing happens on the page that the citizen has not said yes to. */
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { answer, keepToRelay, openPanel, personsPage, sayYes, typeCode } from '../support/people.ts';
import { type RawAgent, rawAgent } from '../support/raw-agent.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';

runMedkig();

let citizen: Page;
let agent: RawAgent;

afterEach(async () => {
  await agent?.close();
  await citizen?.context().close();
});

async function goLive(address: string): Promise<void> {
  agent = await rawAgent(medkig);
  citizen = await personsPage(browser, { viewport: { width: 1280, height: 900 } });
  await keepToRelay(citizen.context());
  await citizen.goto(address);
  await citizen.evaluate(() => {
    const presses: string[] = [];
    Object.assign(window, { presses });
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', id: 'mere', textContent: 'Vis mere' });
    button.addEventListener('click', () => presses.push('click'));
    document.querySelector('main')?.prepend(button);
  });
  await openPanel(citizen);
  await typeCode(citizen, agent.digits);
  await sayYes(citizen);
  await expect.poll(() => JSON.stringify(agent.heard)).toContain('Vis mere');
  await citizen.getByText('Anna ser siden nu').first().waitFor();
}

/** The number that the newest picture gives the node with this attribute. */
function nodeOf(attribute: string, value: string): number {
  const text = JSON.stringify(agent.heard);
  const tree: unknown = JSON.parse(text);
  const found = [...walk(tree)].findLast((node) => node.attributes?.[attribute] === value);
  if (!found) throw new Error(`no node with ${attribute}=${value}`);
  return found.id;
}

interface SeenNode {
  id: number;
  attributes?: Record<string, unknown>;
}

function* walk(tree: unknown): Generator<SeenNode> {
  if (typeof tree !== 'object' || tree === null) return;
  if ('id' in tree && typeof tree.id === 'number') yield tree as SeenNode;
  for (const inner of Object.values(tree)) yield* walk(inner);
}

const presses = () => citizen.evaluate(() => (window as unknown as { presses: string[] }).presses.length);
const questions = () => citizen.locator('medkig-panel .request:visible').count();
const more = (): ToolCall => ({ tool: 'press', args: { node: nodeOf('id', 'mere'), seen: 'Vis mere' } });

describe('an agent who sends guides without a console', () => {
  it('asks as soon as a page is named, before it has been sent, and the citizen is asked', async () => {
    await goLive(medkig.site + formPath);
    const left = agent.page();
    // A browser that is too busy to send what it has gathered.
    await citizen.addInitScript(() => {
      window.queueMicrotask = () => {};
    });
    await citizen.reload();
    await expect.poll(() => agent.page(), { timeout: 15_000 }).not.toBe(left);
    const page = agent.page();
    expect(agent.heard.some((told) => told.t === 'events' && told.page === page)).toBe(false);
    const outcome = agent.guide({
      tool: 'propose',
      args: { address: medkig.site + formPath, title: 'Forfra' },
    });
    await answer(citizen, 'Nej, bliv her');
    expect(await outcome).toBe('refused');
  });

  it('[M9] presses nothing, however often it asks, and one yes is one press', async () => {
    await goLive(medkig.site + formPath);
    const first = agent.guide(more());
    await citizen.getByRole('heading', { name: 'Må Anna trykke på «Vis mere»' }).waitFor();
    const flood = await Promise.all(Array.from({ length: 50 }, () => agent.guide(more())));
    expect(new Set(flood)).toEqual(new Set(['busy']));
    expect(await presses()).toBe(0);
    await answer(citizen, 'Ja, én gang');
    expect(await first).toBe('done');
    expect(await presses()).toBe(1);
    const again = agent.guide(more());
    await citizen.getByRole('heading', { name: 'Må Anna trykke på «Vis mere»' }).press('Escape');
    expect(await again).toBe('refused');
    expect(await presses()).toBe(1);
  });

  it('[M9] loses the page’s grant with a pause, and cannot use it from before', async () => {
    await goLive(medkig.site + formPath);
    const first = agent.guide(more());
    await answer(citizen, 'Ja, på hele denne side');
    expect(await first).toBe('done');
    expect(await agent.guide(more())).toBe('done');
    expect(await presses()).toBe(2);
    const before = agent.page();
    await citizen.getByRole('button', { name: 'Pause' }).click();
    expect(await agent.guide(more())).toBe('not-granted');
    await answer(citizen, 'Vis siden igen');
    await expect.poll(() => agent.page()).not.toBe(before);
    await expect
      .poll(() =>
        JSON.stringify(agent.heard.filter((told) => told.t === 'events' && told.page === agent.page())),
      )
      .toContain('Vis mere');
    expect(await agent.guide(more(), before)).toBe('gone');
    const asked = agent.guide(more());
    await citizen.getByRole('button', { name: 'Nej, jeg gør det selv' }).click();
    expect(await asked).toBe('refused');
    expect(await presses()).toBe(2);
  });

  it('[M10] gets nothing done under another name than the page’s own', async () => {
    await goLive(medkig.site + formPath);
    const node = nodeOf('id', 'mere');
    expect(await agent.guide({ tool: 'press', args: { node, seen: 'Få hjælp' } })).toBe('gone');
    expect(await agent.guide({ tool: 'press', args: { node: 999_999, seen: 'Vis mere' } })).toBe('gone');
    expect(await agent.guide({ tool: 'fill', args: { node, seen: 'Vis mere', value: 'x' } })).toBe(
      'forbidden',
    );
    expect(
      await agent.guide({ tool: 'propose', args: { address: 'javascript:alert(1)', title: 'Kontakt' } }),
    ).toBe('forbidden');
    expect([await questions(), await presses()]).toEqual([0, 0]);
  });

  it('[M9] is not even asked for where the municipality has not allowed it', async () => {
    await goLive(`${medkig.nordby}/selvbetjening`);
    expect(await agent.guide(more())).toBe('not-granted');
    const node = nodeOf('id', 'mere');
    expect(await agent.guide({ tool: 'fill', args: { node, seen: 'Vis mere', value: 'x' } })).toBe(
      'not-granted',
    );
    expect([await questions(), await presses()]).toEqual([0, 0]);
    const proposed = agent.guide({
      tool: 'propose',
      args: { address: `${medkig.nordby}/`, title: 'Forsiden' },
    });
    await citizen.getByRole('button', { name: 'Nej, bliv her' }).click();
    expect(await proposed).toBe('refused');
  });
});
