import type { Key } from '@medkig/agent-ui/strings';
import type { Page } from 'playwright';
import type { Shown } from '../states/moment.ts';
import type { Medkig } from '../support/medkig.ts';

/** What somebody at the console meets on a page that is no call, each as the one before has left it. */
export interface WorkplaceMoment {
  /** Also the name of its pictures. */
  name: string;
  reach(console: Page, medkig: Medkig): Promise<void>;
  shows: Shown<Key>;
  /** The sentence, its blanks filled in, that has focus. */
  focus?: Key;
}
