/**
 * What the two browsers tell each other to find a way between them: the inside of a sealed `peer` message. No SDP
 * travels, only the four things in it that differ from one connection to the next. Rules [W…] are in SPEC.md.
 */
import * as v from 'valibot';

/** Counts the citizen's tries on one page, so that what belongs to an earlier one is dropped. */
const attempt = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const iceChars = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9+/]{${least},${most}}$`)));

/** RFC 8839's lengths, with an upper end that a browser never reaches. */
const description = {
  ufrag: iceChars(4, 64),
  pwd: iceChars(22, 128),
  /** SHA-256 of the certificate, as SDP writes it. */
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/)),
};
export type PeerDescription = v.InferOutput<v.StrictObjectSchema<typeof description, undefined>>;

export const peerSignalSchema = v.variant('kind', [
  /** The citizen offers, the agent answers. */
  v.strictObject({ kind: v.picklist(['offer', 'answer']), attempt, ...description }),
  /** One more address that its sender can be reached at. */
  v.strictObject({ kind: v.literal('candidate'), attempt, candidate: v.pipe(v.string(), v.maxLength(300)) }),
  /** Its sender has given this attempt up. */
  v.strictObject({ kind: v.literal('bye'), attempt }),
]);
export type PeerSignal = v.InferOutput<typeof peerSignalSchema>;
