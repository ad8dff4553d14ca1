/** Fills in Nordby's form Skriv barn op til dagtilbud, one page at a time, from the first page after MitID. */
import type { Page } from 'playwright';
import { type FormPage, pressNext } from './meld-flytning.ts';

/** Made up. */
export const parent = { name: 'Sofie Eksempel', phone: '87651234', email: 'sofie@example.dk' };

/** Made up, with a CPR number that no person has. */
const child = { name: 'Viggo Testesen', cpr: '3112999989' };

/** What is attached: its name says more than an agent should know. */
export const attachment = {
  name: 'udtalelse-om-viggo.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 kun for pladsanvisningen'),
};

export const formPath = '/selvbetjening/skriv-op';

export const formPages: readonly FormPage[] = [
  {
    name: 'om-dig',
    fill: async (page) => {
      await page.locator('#navn').fill(parent.name);
      await page.locator('#telefon').fill(parent.phone);
      await page.locator('#email').fill(parent.email);
    },
    next: pressNext,
  },
  {
    name: 'om-barnet',
    fill: async (page) => {
      await page.locator('#barnets-navn').fill(child.name);
      await page.locator('#barnets-cpr').pressSequentially(child.cpr);
    },
    next: pressNext,
  },
  {
    name: 'oensker',
    fill: async (page) => {
      const day = new Date(Date.now() + 180 * 86_400_000);
      await page.locator('#dato-day').fill(String(day.getDate()));
      await page.locator('#dato-month').fill(String(day.getMonth() + 1));
      await page.locator('#dato-year').fill(String(day.getFullYear()));
      await page.locator('label[for="pasning-option2"]').click();
      await page.locator('#oenske1').selectOption('fyrtaarnet');
      await page.locator('#oenske2').selectOption('muslingen');
      await page.locator('label[for="soeskende"]').click();
      await page.locator('#bilag').setInputFiles(attachment);
    },
    next: pressNext,
  },
  {
    name: 'laes-igennem',
    fill: (page) => page.locator('label[for="bekraeft"]').click(),
    next: (page) => page.getByRole('button', { name: 'Send' }).click(),
  },
];

/** The way over the stand-in for MitID, from either form's start page and back into the form. */
export async function logInWithMitid(page: Page): Promise<void> {
  await goToMitid(page);
  await page.getByRole('button', { name: 'Godkend' }).click();
  await page.getByText('Du er logget ind').waitFor();
}

/** Changes one's mind there: back on the start page. */
export async function breakOffAtMitid(page: Page): Promise<void> {
  await goToMitid(page);
  await page.getByRole('button', { name: 'Afbryd' }).click();
  await page.getByText('Du er ikke logget ind').waitFor();
}

/** As far as the stand-in's question. */
async function goToMitid(page: Page): Promise<void> {
  const name = 'Log ind med MitID';
  // Of the page itself: the panel may have a way to it too.
  const form = page.locator('main');
  await form.getByRole('link', { name }).or(form.getByRole('button', { name })).click();
  await page.getByLabel('Bruger-ID').fill('bruger-paa-proeve');
  await page.getByRole('button', { name: 'Fortsæt' }).click();
  await page.getByRole('button', { name: 'Godkend' }).waitFor();
}
