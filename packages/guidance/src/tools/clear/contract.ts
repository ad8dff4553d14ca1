import * as v from 'valibot';
import { markNumber } from '../highlight/contract.ts';

/** What to take away: one ring, the pointer, the spotlight, or all that the agent has drawn. */
export const clearSchema = v.variant('what', [
  v.strictObject({ what: v.literal('ring'), number: markNumber }),
  v.strictObject({ what: v.literal('pointer') }),
  v.strictObject({ what: v.literal('spotlight') }),
  v.strictObject({ what: v.literal('all') }),
]);
export type ClearArgs = v.InferOutput<typeof clearSchema>;
