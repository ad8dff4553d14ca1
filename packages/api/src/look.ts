import * as v from 'valibot';

/** How a municipality looks in its citizens' panel. What it has not set is left out. */
export const lookSchema = v.object({
  /** «#145a3a». */
  colour: v.optional(v.string()),
  /** Said above the field for the code. */
  greeting: v.optional(v.object({ da: v.optional(v.string()), en: v.optional(v.string()) })),
  /** A small PNG or WebP as `data:`, in base64. */
  logo: v.optional(v.string()),
});
export type Look = v.InferOutput<typeof lookSchema>;
