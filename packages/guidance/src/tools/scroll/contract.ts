import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** Scroll the citizen's page until a node is in view. */
export const scrollSchema = v.strictObject({ node: parts.nodeId });
export type ScrollArgs = v.InferOutput<typeof scrollSchema>;
