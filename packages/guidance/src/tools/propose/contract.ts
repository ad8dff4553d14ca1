import * as v from 'valibot';

/** What can be read as it stands: nothing that turns the direction or cannot be seen. */
const readable = /^(?=.*\S)[^\p{Cc}\p{Cf}]+$/u;

/** Propose to go to another page. `title` is what the agent calls it; the address alone decides. */
export const proposeSchema = v.strictObject({
  address: v.pipe(v.string(), v.maxLength(2000)),
  title: v.pipe(v.string(), v.maxLength(80), v.regex(readable)),
});
export type ProposeArgs = v.InferOutput<typeof proposeSchema>;
