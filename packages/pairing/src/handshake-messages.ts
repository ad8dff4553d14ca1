/** The three messages of SP1's handshake, as JSON inside handshake frames. */
import * as v from 'valibot';
import { type Bytes, utf8 } from './bytes.ts';
import { bytes32 } from './bytes32.ts';

const json = v.pipe(v.string(), v.maxLength(2000));

/** Citizen → agent: nonce, public share, introduction. */
export const m1Schema = v.strictObject({ m: v.literal(1), nc: bytes32, y: bytes32, ad: json });
/** Agent → citizen: public share, introduction, confirmation tag. */
export const m2Schema = v.strictObject({ m: v.literal(2), y: bytes32, ad: json, tag: bytes32 });
/** Citizen → agent: confirmation tag. */
export const m3Schema = v.strictObject({ m: v.literal(3), tag: bytes32 });

export function encodeMessage(message: object): Bytes {
  return utf8(JSON.stringify(message));
}

/** Undefined for anything that does not follow the schema. */
export function decodeMessage<S extends v.GenericSchema>(
  schema: S,
  payload: Uint8Array,
): v.InferOutput<S> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
