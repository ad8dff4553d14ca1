/** What a municipality's web editor needs to write the tag down. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';

export const embedSchema = v.object({
  /** «0.1.0»: the files below `/embed/0.1.0/` never change. */
  version: v.string(),
  /** Of `medkig.js` in that version, as a tag's `integrity` has it: «sha384-…». */
  integrity: v.string(),
  /** The service's own origin, which the tag's address begins with. */
  origin: v.string(),
});
export type Embed = v.InferOutput<typeof embedSchema>;

export const readEmbed = endpoint({
  method: 'GET',
  path: '/embed',
  summary: 'What the tag on a municipality’s pages says: version, hash and origin',
  needs: 'municipalities:read',
  answer: embedSchema,
});
