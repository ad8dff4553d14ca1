import { accountMoments } from './account-moments.ts';
import { auditMoments } from './audit-moments.ts';
import { hotlinesMoments } from './hotlines-moments.ts';
import { integrationsMoments } from './integrations-moments.ts';
import { municipalitiesMoments } from './municipalities-moments.ts';
import { peopleMoments } from './people-moments.ts';
import { searchMoments } from './search-moments.ts';
import { startMoments } from './start-moments.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

/** Of all pages. */
export const workplaceMoments: readonly WorkplaceMoment[] = [
  ...accountMoments,
  ...municipalitiesMoments,
  ...peopleMoments,
  ...auditMoments,
  ...hotlinesMoments,
  ...startMoments,
  ...integrationsMoments,
  ...searchMoments,
];
