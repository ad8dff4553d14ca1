import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** What the agent's stage called an element; '' when it had no name there. */
export const seenName = v.pipe(v.string(), v.maxLength(300));

/** Ask to press one button, link or tick, which the agent saw under this name. */
export const pressSchema = v.strictObject({ node: parts.nodeId, seen: seenName });
export type PressArgs = v.InferOutput<typeof pressSchema>;
