import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

const within = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Hold the agent's pointer over a node; `x` and `y` are parts (0..1) of the node's own box. */
export const pointSchema = v.strictObject({ node: parts.nodeId, x: within, y: within });
export type PointArgs = v.InferOutput<typeof pointSchema>;
