import { openBrowser } from '../site-under-test.ts';
import { movingForm } from './moving-form.ts';

export type StepId = 'om-dig' | 'ny-adresse' | 'hvem-flytter-med' | 'laes-igennem';

export const { startPath } = movingForm;
export const stepPath = (step: StepId) => `${startPath}/${step}`;

type Fields = Record<string, string | string[]>;

/** What a citizen fills in who makes no mistake. */
export const goodFields: Record<StepId, Fields> = {
  'om-dig': {
    navn: 'Karen Holm',
    cpr: '010190-1234',
    telefon: '+45 20 30 40 50',
    email: 'karen@eksempel.dk',
  },
  'ny-adresse': {
    dag: '1',
    maaned: '12',
    aar: '2026',
    vejnavn: 'Bakkevej',
    husnummer: '14 B',
    etage: '2. tv.',
    postnummer: '4321',
    co: '',
  },
  'hvem-flytter-med': {
    flytter: 'sammen',
    hvem: ['partner', 'boern'],
    medflytter: '0202881235',
    laege: 'behold',
  },
  'laes-igennem': { bekraeft: 'ja' },
};

/** A browser that stands on the given step, with all steps before it filled in well. */
export async function browserAtStep(origin: string, step: StepId) {
  const browser = openBrowser(origin);
  let page = await browser.visit(`${startPath}/uden-mitid`);
  for (const before of ['om-dig', 'ny-adresse', 'hvem-flytter-med'] as const) {
    if (before === step) break;
    page = await browser.submit(stepPath(before), goodFields[before]);
  }
  if (page.path !== stepPath(step)) throw new Error(`stands on ${page.path}`);
  return { ...browser, page };
}
