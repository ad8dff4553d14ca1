import { codeMoments } from './code-moments.ts';
import type { Moment } from './moment.ts';

export const moments: readonly Moment[] = [...codeMoments];
