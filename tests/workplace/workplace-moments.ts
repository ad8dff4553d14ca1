import { integrationsMoments } from './integrations-moments.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

/** Of all pages. */
export const workplaceMoments: readonly WorkplaceMoment[] = [...integrationsMoments];
