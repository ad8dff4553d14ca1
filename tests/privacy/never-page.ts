/** The page's side: one watch, asked before and after a change as it is asked before each sending. */

import { createNeverWatch } from '@medkig/citizen-snippet/never-watch';
import { defaultPolicy } from '@medkig/privacy/policy';

/** What it says before the change, right behind it in the same task, and once more when the page has settled. */
export async function around(change: () => void): Promise<boolean[]> {
  const watch = createNeverWatch(window, { ...defaultPolicy, never: ['/betaling'] });
  const said = [watch.isNever()];
  change();
  said.push(watch.isNever());
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  said.push(watch.isNever());
  watch.stop();
  return said;
}
