import { hotlinesMoments } from './hotlines-moments.ts';
import { searchMoments } from './search-moments.ts';
import { startMoments } from './start-moments.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

/** Of all pages. */
export const workplaceMoments: readonly WorkplaceMoment[] = [
  ...hotlinesMoments,
  ...startMoments,
  ...searchMoments,
];
