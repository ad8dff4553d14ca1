import { openBrowser } from '../site-under-test.ts';
import { daycareForm } from './daycare-form.ts';

export type StepId = 'om-dig' | 'om-barnet' | 'oensker' | 'laes-igennem';

export const { startPath } = daycareForm;
export const stepPath = (step: StepId) => `${startPath}/${step}`;

/** What a citizen fills in who makes no mistake; the file apart. */
const goodFields: Record<StepId, Record<string, string>> = {
  'om-dig': { navn: 'Karen Holm', telefon: '20 30 40 50', email: '' },
  'om-barnet': { barnets_navn: 'Viggo Holm', barnets_cpr: '010626-1234' },
  oensker: {
    dag: '1',
    maaned: '8',
    aar: '2027',
    pasning: 'vuggestue',
    oenske1: 'fyrtaarnet',
    oenske2: 'muslingen',
    oenske3: '',
    soeskende: 'ja',
  },
  'laes-igennem': { bekraeft: 'ja' },
};

export const noFile = new File([], '');

/** Posts one step the way its own form does. */
export function sendStep(
  browser: ReturnType<typeof openBrowser>,
  step: StepId,
  change: Record<string, string> = {},
  file = noFile,
) {
  const fields = { ...goodFields[step], ...change };
  return step === 'oensker'
    ? browser.submitWithFile(stepPath(step), fields, 'bilag', file)
    : browser.submit(stepPath(step), fields);
}

/** Goes to MitID and comes back approved. */
export async function logIn(browser: ReturnType<typeof openBrowser>, origin: string) {
  await browser.post(`${startPath}/log-ind`, '', { origin });
  return browser.visit(`${startPath}/mitid?svar=godkendt`);
}

/** A browser that is logged in and stands on the given step, with all steps before it filled in well. */
export async function browserAtStep(origin: string, step: StepId) {
  const browser = openBrowser(origin);
  let page = await logIn(browser, origin);
  for (const before of ['om-dig', 'om-barnet', 'oensker'] as const) {
    if (before === step) break;
    page = await sendStep(browser, before);
  }
  if (page.path !== stepPath(step)) throw new Error(`stands on ${page.path}`);
  return { ...browser, page };
}
