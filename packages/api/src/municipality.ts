/** Municipalities and their sites, as those who look after them see them. */
import * as v from 'valibot';
import { contrastWithWhite, LEAST_CONTRAST } from './contrast.ts';
import { endpoint } from './endpoint.ts';
import { namedPageQuery, pageOf } from './page.ts';
import { id, line, moment, plain } from './plain-text.ts';
import { rulesSchema } from './policy.ts';

/** As it is read aloud: «12 34 56 78». */
export const phoneSchema = v.pipe(plain, v.regex(/^\+?\d(?: ?\d){2,14}$/));

/** «0101»: the municipality's official number. */
export const codeSchema = v.pipe(v.string(), v.regex(/^\d{4}$/));

const colour = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^#[0-9a-f]{6}$/),
  // The words on the button are white.
  v.check((it) => contrastWithWhite(it) >= LEAST_CONTRAST),
);

/** A small picture as `data:`; what it shows is drawn, never run. */
const logo = v.pipe(
  v.string(),
  v.maxLength(40_000),
  v.regex(/^data:image\/(?:png|webp);base64,[A-Za-z0-9+/]+={0,2}$/),
);

export const siteKeySchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,62}$/));

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const port = String.raw`(?::(?!443$)[1-9]\d{1,4})?`;
const origin = new RegExp(
  String.raw`^(?:https://${label}(?:\.${label})*|http://(?:localhost|127\.0\.0\.1))${port}$`,
);

/** As a browser sends it: «https://www.vestby.example», without a path. Without TLS only on this machine. */
export const originSchema = v.pipe(v.string(), v.trim(), v.maxLength(300), v.regex(origin));

/** What may be changed of a municipality, all of it at once. */
export const municipalityDetailsSchema = v.strictObject({
  /** «Vestby Kommune». */
  name: line(100),
  /** Null for what is no municipality in the official list. */
  code: v.nullable(codeSchema),
  phone: phoneSchema,
  /** How its agents are called to citizens. */
  agentDisplay: v.picklist(['first-name', 'initials']),
  /** What its panel may be read in. */
  languages: v.pipe(v.array(v.picklist(['da', 'en'])), v.minLength(1), v.maxLength(2)),
  /** Of the button «Vis os siden»; null: the product's own. */
  colour: v.nullable(colour),
  logo: v.nullable(logo),
  /** Said above the field for the code, in the panel's languages; null: nothing. */
  greeting: v.strictObject({ da: v.nullable(line(200)), en: v.nullable(line(200)) }),
});
export type MunicipalityDetails = v.InferOutput<typeof municipalityDetailsSchema>;

/** Where the tag has been heard from. */
const sightingSchema = v.object({ origin: v.string(), lastSeenAt: v.nullable(moment) });

export const keptSiteSchema = v.object({
  key: siteKeySchema,
  /** Each of the site's origins. */
  origins: v.array(sightingSchema),
});
export type KeptSite = v.InferOutput<typeof keptSiteSchema>;

export const keptMunicipalitySchema = v.object({
  id,
  ...municipalityDetailsSchema.entries,
  /** The hotline that answers for it; null while none does. */
  hotlineId: v.nullable(id),
  sites: v.array(keptSiteSchema),
  policy: v.object({
    /** Counts from 1; 0 while nothing was decided and the strictest rules hold. */
    version: v.number(),
    rules: rulesSchema,
  }),
});
export type KeptMunicipality = v.InferOutput<typeof keptMunicipalitySchema>;

export const policyVersionSchema = v.object({
  version: v.number(),
  rules: rulesSchema,
  validFrom: moment,
  changedAt: moment,
  /** Null for the operator's command. */
  changedBy: v.nullable(v.string()),
});

export type PolicyVersion = v.InferOutput<typeof policyVersionSchema>;

const oneMunicipality = v.object({ municipality: id });
const oneSite = v.object({ municipality: id, site: siteKeySchema });

export const listMunicipalities = endpoint({
  method: 'GET',
  path: '/municipalities',
  summary: 'The municipalities within reach, by name; `search` looks at name, number and phone',
  needs: 'municipalities:read',
  query: namedPageQuery,
  answer: pageOf(keptMunicipalitySchema),
});

export const readMunicipality = endpoint({
  method: 'GET',
  path: '/municipalities/:municipality',
  summary: 'One municipality with its sites and the rules in force',
  needs: 'municipalities:read',
  params: oneMunicipality,
  answer: keptMunicipalitySchema,
  problems: ['not-found'],
});

export const addMunicipality = endpoint({
  method: 'POST',
  path: '/municipalities',
  summary: 'Adds a municipality to a hotline',
  needs: 'municipalities:add',
  body: v.strictObject({ ...municipalityDetailsSchema.entries, hotlineId: v.nullable(id) }),
  answer: keptMunicipalitySchema,
  problems: ['taken', 'not-found'],
});

export const changeMunicipality = endpoint({
  method: 'PUT',
  path: '/municipalities/:municipality',
  summary: 'Changes what a municipality is called and how it looks',
  needs: 'municipalities:write',
  params: oneMunicipality,
  body: municipalityDetailsSchema,
  answer: keptMunicipalitySchema,
  problems: ['taken', 'not-found'],
});

export const joinMunicipality = endpoint({
  method: 'PUT',
  path: '/municipalities/:municipality/hotline',
  summary: 'Has a hotline answer for the municipality, and no other one',
  needs: 'municipalities:add',
  params: oneMunicipality,
  body: v.strictObject({ hotlineId: id }),
  answer: keptMunicipalitySchema,
  problems: ['not-found'],
});

export const writeSite = endpoint({
  method: 'PUT',
  path: '/municipalities/:municipality/sites/:site',
  summary: 'Adds a site, or gives it these origins',
  needs: 'municipalities:write',
  params: oneSite,
  body: v.strictObject({ origins: v.pipe(v.array(originSchema), v.minLength(1), v.maxLength(20)) }),
  answer: keptMunicipalitySchema,
  problems: ['taken', 'not-found'],
});

export const deleteSite = endpoint({
  method: 'DELETE',
  path: '/municipalities/:municipality/sites/:site',
  summary: 'Takes a site away: its tag is served no more',
  needs: 'municipalities:write',
  params: oneSite,
  problems: ['not-found'],
});

export const writePolicy = endpoint({
  method: 'PUT',
  path: '/municipalities/:municipality/policy',
  summary: 'Writes the next version of the rules, in force at once; `If-Match` names the version in force',
  needs: 'municipalities:write',
  params: oneMunicipality,
  body: rulesSchema,
  answer: keptMunicipalitySchema,
  version: 'change',
  problems: ['not-found', 'changed-meanwhile'],
});

export const startPreview = endpoint({
  method: 'POST',
  path: '/municipalities/:municipality/preview',
  summary:
    'Lets the municipality’s own pages show what these rules would hide, until none has asked for ten minutes; nothing is changed',
  needs: 'municipalities:write',
  params: oneMunicipality,
  body: rulesSchema,
  /** `id`: a page shows it with `#medkig-preview=` and the id behind its address. `expiresAt`: if none asks. */
  answer: v.object({ id: v.string(), expiresAt: moment }),
  problems: ['not-found'],
});

export const listPolicies = endpoint({
  method: 'GET',
  path: '/municipalities/:municipality/policies',
  summary: 'Every version of the rules, the newest first',
  needs: 'municipalities:read',
  params: oneMunicipality,
  answer: v.object({ items: v.array(policyVersionSchema) }),
  problems: ['not-found'],
});

export const listOfficialMunicipalities = endpoint({
  method: 'GET',
  path: '/official-municipalities',
  summary: 'The 98 Danish municipalities with their numbers',
  needs: 'municipalities:add',
  answer: v.object({ items: v.array(v.object({ code: codeSchema, name: v.string(), region: v.string() })) }),
});
