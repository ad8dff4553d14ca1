import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** At most this many rings stand on the page; their numbers are what both people say on the phone. */
export const MOST_MARKS = 3;

export const markNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MARKS));

/** Draw ring `number` around a node; a ring that already has this number moves. */
export const highlightSchema = v.strictObject({ node: parts.nodeId, number: markNumber });
export type HighlightArgs = v.InferOutput<typeof highlightSchema>;
