import type { GuideCard } from '@medkig/api/guide-card';
import { adressebeskyttelse } from './cards/adressebeskyttelse.ts';
import { digitalPost } from './cards/digital-post.ts';
import { euSygesikringskort } from './cards/eu-sygesikringskort.ts';
import { flytning } from './cards/flytning.ts';
import { friplads } from './cards/friplads.ts';
import { laegevalg } from './cards/laegevalg.ts';
import { pladsanvisning } from './cards/pladsanvisning.ts';
import { sfo } from './cards/sfo.ts';
import { skoleindskrivning } from './cards/skoleindskrivning.ts';
import { sundhedskort } from './cards/sundhedskort.ts';
import { tekniskHjaelp } from './cards/teknisk-hjaelp.ts';
import { tidsbestilling } from './cards/tidsbestilling.ts';

/** What a new hotline begins with. */
export const houseCards: readonly GuideCard[] = [
  flytning,
  sundhedskort,
  euSygesikringskort,
  pladsanvisning,
  skoleindskrivning,
  sfo,
  friplads,
  laegevalg,
  tidsbestilling,
  digitalPost,
  adressebeskyttelse,
  tekniskHjaelp,
];
