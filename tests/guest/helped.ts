/** The whole job on a host page: open, code, consent, a changing page, a mark, Stop. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { mark, onStage, readAloud, sayYes } from '../support/people.ts';

/** From the page as it lies there to a live session. The agent is signed in. */
export async function help(citizen: Page, agent: Page): Promise<void> {
  await readAloud(citizen, agent);
  await sayYes(citizen);
  await onStage(agent, 'h1').waitFor();
}

/** The page changes in the ways that pages do, and the agent sees each. */
export async function liveTogether(citizen: Page, agent: Page): Promise<void> {
  await citizen.getByLabel('Fulde navn').fill('Karla Testesen');
  await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe('••••••••');
  await citizen.evaluate(changeThePage);
  await expect.poll(() => colourOnStage(agent, '#sted')).toBe('rgb(1, 2, 3)');
  await citizen.evaluate(() => {
    const place = document.getElementById('sted');
    if (place) place.style.color = 'rgb(3, 2, 1)';
    if (place) place.textContent = 'Trin 2 af 3';
  });
  await expect.poll(() => colourOnStage(agent, '#sted')).toBe('rgb(3, 2, 1)');
  await expect.poll(() => onStage(agent, '#sted').textContent()).toBe('Trin 2 af 3');
  await expect.poll(() => colourOnStage(agent, 'h1')).toBe('rgb(4, 5, 6)');
  await expect.poll(() => onStage(agent, '.notice').textContent()).toBe('Gemt');
  await mark(agent, '#telefon');
  await citizen.getByText('Anna peger på feltet her').first().waitFor();
}

export async function stop(citizen: Page, agent: Page): Promise<void> {
  await citizen.getByRole('button', { name: 'Stop' }).click();
  await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
  await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
}

function changeThePage(): void {
  const place = document.getElementById('sted');
  if (place) place.style.setProperty('color', 'rgb(1, 2, 3)', 'important');
  if (place) place.style.cssText = 'color: rgb(1, 2, 3); padding: 1px 2px';
  document.styleSheets[0]?.insertRule('h1 { color: rgb(4, 5, 6) }', 0);
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.textContent = 'Gemt';
  document.querySelector('main')?.append(notice);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, new CSSStyleSheet()];
}

function colourOnStage(agent: Page, selector: string): Promise<string> {
  return onStage(agent, selector).evaluate((element) => getComputedStyle(element).color);
}
