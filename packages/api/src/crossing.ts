/** `POST /embed/v1/sites/KEY/crossings` and `/crossings/collect`: a session goes on at another origin of its site. */
import * as v from 'valibot';

/** 128 bits in base64url. */
const id = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
/** The sealed note in base64url; the server has no key to it. */
const box = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(8192));

/** What a page that is being left hands in. Room and seat key prove whose session it is. */
export const crossingSchema = v.strictObject({ id, roomId: id, seatKey: id, box });
export type Crossing = v.InferOutput<typeof crossingSchema>;

/** Answered with the box and nothing else, as text. */
export const collectSchema = v.strictObject({ id });
