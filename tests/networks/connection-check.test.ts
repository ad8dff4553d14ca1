/** «Tjek forbindelsen» says what the network lets through, on both sides. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type EdgeProxy, startEdgeProxy } from '../support/edge-proxy.ts';
import { openPanel, signIn } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';

let edge: EdgeProxy;

afterAll(() => edge?.close());
runMedkig(async () => {
  edge = await startEdgeProxy('refuse');
  return { env: { PUBLIC_URL: edge.origin } };
});
twoPeopleEachTime();

beforeAll(() => edge.forwardTo(Number(new URL(medkig.console).port)));

beforeEach(async () => {
  await citizen.goto(medkig.site);
  await openPanel(citizen);
  await signIn(agent, { ...medkig, console: edge.origin });
  await agent.getByRole('button', { name: 'Anna Holm' }).click();
  await agent.getByRole('button', { name: 'Tjek forbindelsen' }).click();
});

async function check(): Promise<void> {
  await citizen.getByRole('button', { name: 'Tjek forbindelsen' }).click();
  await agent.getByRole('button', { name: 'Start', exact: true }).click();
}

const measured = (what: string) =>
  agent.locator('dl > div').filter({ hasText: what }).locator('dd').textContent();

it('a network that blocks WebSockets carries it all the same', async () => {
  await check();
  await citizen.getByText('Netværket her lukker for den hurtigste vej.').waitFor();
  await agent.getByText('Netværket her lukker for WebSocket. Det virker alligevel').waitFor();
  expect(await measured('WebSocket')).toBe('lukket');
  expect(await measured('Long-polling')).toBe('åben');
  expect(await measured('HTTPS')).toBe('åben');
});

it('a network that lets nothing stay open is closed for it', async () => {
  for (const page of [citizen, agent]) await page.route('**/relay/**', (route) => route.abort());
  await check();
  await citizen.getByText('Netværket her lukker for hjælpen.').waitFor();
  await agent.getByText('Netværket her lukker for tjenesten.').waitFor();
});

it('a network that lets nothing through has no connection', async () => {
  for (const page of [citizen, agent]) await page.context().setOffline(true);
  await check();
  // What measures was fetched with the page, whose site stands on two origins; else the panel would say it could not.
  await citizen.getByText('Du har ingen forbindelse til hjælpen. Se, om du har net, og prøv igen.').waitFor();
  await agent.getByText('Du har ingen forbindelse til tjenesten.').waitFor();
  expect(await measured('Svartid')).toBe('–');
});

it('what it says stands in sight on a small screen', async () => {
  await citizen.setViewportSize({ width: 320, height: 480 });
  await check();
  const sentence = citizen.getByText('Netværket her lukker for den hurtigste vej.');
  await sentence.waitFor();
  expect(await sentence.evaluate((said) => said.getBoundingClientRect().bottom)).toBeLessThanOrEqual(480);
});

it('a check sends nothing of anybody', async () => {
  const asked: string[] = [];
  citizen.on('request', (request) =>
    asked.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`.trim()),
  );
  await check();
  await citizen.getByText('Netværket her lukker for den hurtigste vej.').waitFor();
  expect(new Set(asked.filter((one) => !one.includes('/embed/v1/seldom-')))).toEqual(
    new Set(['GET /embed/v1/connection', 'GET /relay/', 'POST /relay/ 1']),
  );
});
