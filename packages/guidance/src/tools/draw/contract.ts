import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** A line may leave the element it began on, but not go round the world: parts of the element's own box. */
const coordinate = v.pipe(v.number(), v.minValue(-200), v.maxValue(200));

/** One guide carries so many points at most; a longer line goes on in the next guide. */
export const MOST_POINTS = 64;

/** So many strokes have a number; then it begins anew, and the oldest has faded by then. */
export const MOST_STROKES = 20;

/**
 * Goes on with a line of the pen, or begins one. `node` is the element under its first point; `x` and `y` are parts of that
 * element's box (0..1 inside).
 */
export const drawSchema = v.strictObject({
  node: parts.nodeId,
  stroke: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_STROKES)),
  points: v.pipe(
    v.array(v.strictObject({ x: coordinate, y: coordinate })),
    v.minLength(1),
    v.maxLength(MOST_POINTS),
  ),
});
export type DrawArgs = v.InferOutput<typeof drawSchema>;
