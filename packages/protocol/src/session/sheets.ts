/**
 * Texts of style sheets make up most of a full snapshot and are the same on every page of a site, so each travels
 * once: in an event `{ sheet: name }` stands in its place, and the message brings along what is not known yet.
 * Rules [M5], [M6] are in SPEC.md.
 */
import * as v from 'valibot';

/** In a node, a change of attributes or a constructed sheet: where rrweb has the text of a style sheet. */
export const HOLDS_SHEET = /^(?:_cssText|textContent|replace(?:Sync)?)$/;

/** Half of the text's SHA-256, base64url. */
export const sheetName = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

/** So many names are told at the start of an epoch. */
export const MOST_KNOWN_SHEETS = 64;
/** So many texts a message may bring. */
export const MOST_SHEETS = 200;
