/**
 * What is told at the end of a session, and carried from page to page until then: numbers and what the page calls
 * its fields, nothing of what stood in them.
 */
import * as v from 'valibot';

const names = v.array(v.string());

export const factsSchema = v.strictObject({
  /** The number of the consent's receipt at the municipality, once there is one. */
  receipt: v.nullable(v.string()),
  /** A CPR number was hidden. */
  cpr: v.boolean(),
  /** Each field that was hidden while something stood in it, by a number of its own. */
  fields: v.array(v.number()),
  /** Parts that the citizen hid by pointing at them. */
  parts: v.number(),
  /** The fields that the citizen showed, by name. */
  shown: names,
  /** What the agent pressed and filled in, and the pages she showed, each time after the citizen's yes. */
  press: names,
  fill: names,
  go: names,
});
export type Facts = v.InferOutput<typeof factsSchema>;

/** A kind of deed, as the receipt tells it. */
export type Deed = 'press' | 'fill' | 'go';

export const noFacts: Facts = {
  receipt: null,
  cpr: false,
  fields: [],
  parts: 0,
  shown: [],
  press: [],
  fill: [],
  go: [],
};
