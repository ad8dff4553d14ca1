import * as v from 'valibot';
import { openingSchema } from './opening.ts';

const texts = v.array(v.string());

/** `GET /embed/v1/sites/KEY`: what the citizen's panel says about its own municipality, and what it hides. Public. */
export const siteSchema = v.object({
  site: v.string(),
  municipality: v.string(),
  /** As it is read aloud: «12 34 56 78». */
  phone: v.string(),
  /** Where its pages stand. */
  origins: texts,
  opening: openingSchema,
  /** What its panel may be read in; left out where that is all there is. */
  languages: v.optional(v.array(v.picklist(['da', 'en']))),
  /** As `lookSchema` has it, where anything of it is set: read by what draws it, which few citizens fetch. */
  look: v.optional(v.unknown()),
  /** The rules in force; what each means is told in `policy.ts`. */
  policy: v.object({
    /** Counts the municipality's versions from 1; 0 while it has decided nothing. */
    version: v.number(),
    /** What the citizen may be asked to allow. */
    grants: texts,
    /** Where a page may be proposed: the site's own origins, and what the municipality has listed. */
    hosts: texts,
    block: texts,
    mask: texts,
    show: texts,
    presets: v.array(v.picklist(['os2forms', 'dkfds'])),
    phones: v.boolean(),
    emails: v.boolean(),
    never: texts,
  }),
});
export type Site = v.InferOutput<typeof siteSchema>;
