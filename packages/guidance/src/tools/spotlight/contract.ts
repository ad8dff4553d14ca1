import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** Dim all of the page but one node; a spotlight that is there moves. */
export const spotlightSchema = v.strictObject({ node: parts.nodeId });
export type SpotlightArgs = v.InferOutput<typeof spotlightSchema>;
