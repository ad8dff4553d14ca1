/** The demo's people at the console, one of each role that looks after something, each in a browser context of their own. */
import { createClient } from '@medkig/api/client';
import { acceptInvitation } from '@medkig/api/invitation';
import { listMunicipalities } from '@medkig/api/municipality';
import { invitePerson } from '@medkig/api/person';
import type { Browser, Page } from 'playwright';
import type { Medkig } from '../support/medkig.ts';

export interface ConsolePerson {
  role: string;
  console: Page;
}

const roles = ['lead', 'auditor', 'editor'] as const;
const password = 'seksten-gule-kajakker';

/** Anna, who is the demo's operator, agent and lead, and three whom she invites into Vestby Kommune. */
export async function signInEverybody(browser: Browser, medkig: Medkig): Promise<ConsolePerson[]> {
  const anna = { role: 'operator', console: await signedIn(browser, medkig, medkig.agent) };
  const context = anna.console.context();
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { ask } = createClient({
    origin: medkig.console,
    fetch: (address, { headers, ...request }) =>
      fetch(address, { ...request, headers: { ...headers, cookie, origin: medkig.console } }),
  });
  const known = await ask(listMunicipalities, { query: {} });
  const vestby = known.ok ? known.value.items.find(({ name }) => name === 'Vestby Kommune') : undefined;
  if (!vestby) throw new Error('the demo has no Vestby Kommune');
  const people = [anna];
  for (const role of roles) {
    const email = `${role}@vestby.example`;
    const body = { name: `Bo ${role}`, email, roles: [role], employerId: vestby.id };
    const invited = await ask(invitePerson, { body });
    if (!invited.ok) throw new Error(`${role} was not invited: ${invited.reason}`);
    const token = new URL(invited.value.invitation.link).hash.slice(1);
    const accepted = await ask(acceptInvitation, { body: { token, password } });
    if (!accepted.ok) throw new Error(`${role} did not come: ${accepted.reason}`);
    people.push({ role, console: await signedIn(browser, medkig, { email, password }) });
  }
  return people;
}

async function signedIn(
  browser: Browser,
  medkig: Medkig,
  who: { email: string; password: string },
): Promise<Page> {
  const context = await browser.newContext({ locale: 'da-DK', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(medkig.console);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Adgangskode').fill(who.password);
  await page.getByRole('button', { name: 'Log ind', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}
