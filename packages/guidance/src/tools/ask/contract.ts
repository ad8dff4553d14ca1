import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** Ask the citizen to show what stands in one masked field. */
export const askSchema = v.strictObject({ node: parts.nodeId });
export type AskArgs = v.InferOutput<typeof askSchema>;
