import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';
import { seenName } from '../press/contract.ts';

/** Longer than any line of a form, in characters. */
export const LONGEST_FILL = 200;

/** What the agent writes for the citizen: of a list, the text of the choice. Line breaks and tabs are the only control characters. */
const written = v.pipe(v.string(), v.maxLength(LONGEST_FILL), v.regex(/^(?:[^\p{Cc}\p{Cf}]|[\n\t])+$/u));

/** Ask to fill in one field, which the agent saw under this name. */
export const fillSchema = v.strictObject({ node: parts.nodeId, seen: seenName, value: written });
export type FillArgs = v.InferOutput<typeof fillSchema>;
