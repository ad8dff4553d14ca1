/** The workplace's own sign-in and passkeys, in a browser. What a page shows on the way: workplace/account.test.ts. */

import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cutOff } from '../states/on-screen.ts';
import { violations } from '../support/axe.ts';
import { startOidcProvider } from '../support/oidc-provider.ts';
import { personsPage } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { giveAuthenticator } from '../support/virtual-authenticator.ts';

let provider: Awaited<ReturnType<typeof startOidcProvider>>;
let page: Page;

afterAll(() => provider.close());
runMedkig(async () => {
  provider = await startOidcProvider();
  return { env: { ...provider.env, REQUIRE_SECOND_FACTOR: 'operator' } };
});
beforeAll(() => provider.open(medkig.console));
beforeEach(async () => {
  page = await personsPage(browser);
});

async function atTheWorkplace(login: string): Promise<void> {
  await page.getByRole('link', { name: 'Log ind med Vestby Kommune' }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('x');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

it('the workplace signs somebody in, who stays so after a reload and on the page that was asked for', async () => {
  await page.goto(`${medkig.console}/konto`);
  await atTheWorkplace('dorte');
  await page.getByText('Du har ingen adgangskode hos os').waitFor();
  expect(new URL(page.url()).pathname).toBe('/konto');
  const cookies = await page.context().cookies(medkig.console);
  expect(cookies.find(({ name }) => name === 'medkig')).toMatchObject({
    sameSite: 'Strict',
    httpOnly: true,
  });
  await page.reload();
  await page.getByText('dorte@vestby.example').waitFor();
});

it('whoever the workplace gives no role is told so, and only once', async () => {
  await page.goto(medkig.console);
  await atTheWorkplace('ejnar');
  await page.getByRole('alert').getByText('login gav ikke adgang').waitFor();
  await page.reload();
  await page.getByLabel('E-mail').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('whoever stops at the workplace can go on in another way', async () => {
  await page.goto(medkig.console);
  await page.getByRole('link', { name: 'Log ind med Vestby Kommune' }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('alert').getByText('Du afbrød').waitFor();
});

it('a passkey whose holder does not show who they are opens nothing', async () => {
  await page.goto(medkig.console);
  const authenticator = await giveAuthenticator(page);
  await authenticator.sayNo();
  await page.getByRole('button', { name: 'Brug adgangsnøgle' }).click();
  await page.getByRole('alert').getByText('Adgangsnøglen blev ikke genkendt').waitFor();
});

it('whose role asks for more than a password sets it up before anything else is open, and needs it from then on', async () => {
  const byPassword = async () => {
    await page.getByLabel('E-mail').fill(medkig.agent.email);
    await page.getByLabel('Adgangskode').fill(medkig.agent.password);
    await page.getByRole('button', { name: 'Log ind', exact: true }).click();
  };
  await page.goto(`${medkig.console}/personer`);
  await giveAuthenticator(page);
  await byPassword();
  await page.getByText('Din rolle kræver mere end en adgangskode').waitFor();
  await page.getByRole('heading', { name: 'Kode fra app' }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sådan logger du ind');
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await cutOff(page), `at ${width} px`).toEqual([]);
    await picture(page, `second-factor-first-${width}`);
  }
  await page.getByLabel('Hvad skal den nye nøgle hedde?').fill('Kontorets pc');
  await page.getByRole('button', { name: 'Tilføj adgangsnøgle' }).click();
  await page.getByLabel('Din adgangskode nu').fill(medkig.agent.password);
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('navigation').first().waitFor();
  await page.getByRole('heading', { name: 'Personer' }).waitFor();

  await page.context().clearCookies();
  await page.reload();
  await byPassword();
  await page.getByRole('alert').getByText('Brug din adgangsnøgle').waitFor();
  await page.getByRole('button', { name: 'Brug adgangsnøgle' }).click();
  await page.getByRole('heading', { name: 'Personer' }).waitFor();
});
