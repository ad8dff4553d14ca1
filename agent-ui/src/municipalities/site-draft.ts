import { type KeptSite, siteKeySchema, writeSite } from '@medkig/api/municipality';
import * as v from 'valibot';
import { linesOf } from './lines.ts';
import { type Reading, readForm } from './read-form.ts';

export interface SiteDraft {
  key: string;
  /** One on each line. */
  origins: string;
}

export const emptySite: SiteDraft = { key: '', origins: '' };

export function siteDraftOf({ key, origins }: KeptSite): SiteDraft {
  return { key, origins: origins.map(({ origin }) => origin).join('\n') };
}

const siteSchema = v.object({ key: siteKeySchema, ...writeSite.body.entries });
const fields = ['key', 'origins'] as const;
export type SiteField = (typeof fields)[number];

export function readSite({ key, origins }: SiteDraft): Reading<v.InferOutput<typeof siteSchema>, SiteField> {
  return readForm(siteSchema, fields, { key: key.trim(), origins: linesOf(origins).map(({ text }) => text) });
}
