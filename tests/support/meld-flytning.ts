/** Fills in the demo municipality's form Meld flytning, one page at a time. */
import type { Page } from 'playwright';

/** Made up, and a CPR number that no person has. */
export const person = {
  name: 'Karla Testesen',
  cpr: '3112999998',
  phone: '87654321',
  email: 'karla@example.dk',
  street: 'Bakkevej',
  companionCpr: '311299-9997',
};

export const formPath = '/selvbetjening/meld-flytning';

/** One page of a form: what it is called, and how it is filled in and left. */
export interface FormPage {
  name: string;
  fill(page: Page): Promise<void>;
  next(page: Page): Promise<void>;
}

export const formPages: readonly FormPage[] = [
  {
    name: 'start',
    fill: async () => {},
    next: (page) => page.getByRole('link', { name: 'Start uden MitID' }).click(),
  },
  {
    name: 'om-dig',
    fill: async (page) => {
      await page.locator('#navn').fill(person.name);
      await page.locator('#cpr').pressSequentially(person.cpr);
      await page.locator('#telefon').fill(person.phone);
      await page.locator('#email').fill(person.email);
    },
    next: pressNext,
  },
  {
    name: 'ny-adresse',
    fill: async (page) => {
      const day = movingDay();
      await page.locator('#dato-day').fill(String(day.getDate()));
      await page.locator('#dato-month').fill(String(day.getMonth() + 1));
      await page.locator('#dato-year').fill(movingYear());
      await page.locator('#vejnavn').fill(person.street);
      await page.locator('#husnummer').fill('14');
      await page.locator('#postnummer').selectOption('4321');
    },
    next: pressNext,
  },
  {
    name: 'hvem-flytter-med',
    fill: async (page) => {
      await page.getByText('Jeg flytter sammen med andre').click();
      await page.locator('label[for="hvem-option2"]').click();
      await page.locator('#medflytter').fill(person.companionCpr);
      await page.locator('label[for="laege-option1"]').click();
    },
    next: pressNext,
  },
  {
    name: 'laes-igennem',
    fill: (page) => page.locator('label[for="bekraeft"]').click(),
    next: (page) => page.getByRole('button', { name: 'Send' }).click(),
  },
];

export function movingDay(): Date {
  return new Date(Date.now() + 7 * 86_400_000);
}

/** As it was typed. */
export function movingYear(): string {
  return String(movingDay().getFullYear());
}

export function pressNext(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Næste trin' }).click();
}
