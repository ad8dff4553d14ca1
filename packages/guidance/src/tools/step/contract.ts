import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50));

const part = v.pipe(
  v.strictObject({ part: count, of: count }),
  v.check(({ part, of }) => part <= of),
);
/** How far a guide card has led, for the citizen to read. */
export type GuidePart = v.InferOutput<typeof part>;

/** Tell the citizen which part of how many this is; null when no guide card leads any more. */
export const stepSchema = v.strictObject({ at: v.nullable(part) });
export type StepArgs = v.InferOutput<typeof stepSchema>;
