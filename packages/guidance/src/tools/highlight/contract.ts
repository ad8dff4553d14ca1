import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** At most this many rings stand on the page; their numbers are what both people say on the phone. */
export const MOST_MARKS = 3;

/** A label longer than this would cover what stands beside the field. */
export const LONGEST_LABEL = 40;

export const markNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MARKS));

/** Draw ring `number` around a node; a ring that already has this number moves. Without `label` it says who points. */
export const highlightSchema = v.strictObject({
  node: parts.nodeId,
  number: markNumber,
  label: v.optional(v.pipe(v.string(), v.regex(/\S/), v.maxLength(LONGEST_LABEL))),
});
export type HighlightArgs = v.InferOutput<typeof highlightSchema>;
