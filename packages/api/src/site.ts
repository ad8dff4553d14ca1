import * as v from 'valibot';
import { openingSchema } from './opening.ts';

/** `GET /embed/v1/sites/KEY`: what the citizen's panel says about its own municipality. Public. */
export const siteSchema = v.object({
  site: v.string(),
  municipality: v.string(),
  /** As it is read aloud: «12 34 56 78». */
  phone: v.string(),
  opening: openingSchema,
});
export type Site = v.InferOutput<typeof siteSchema>;
