import type { Municipality } from './municipality.ts';
import { nordby } from './nordby.ts';
import { vestby } from './vestby.ts';

export type MunicipalityKey = 'vestby' | 'nordby';

/** The demo's municipalities by the key of their site. */
export const municipalities: Readonly<Record<MunicipalityKey, Municipality>> = { vestby, nordby };
