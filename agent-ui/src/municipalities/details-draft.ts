import {
  type KeptMunicipality,
  type MunicipalityDetails,
  municipalityDetailsSchema,
} from '@medkig/api/municipality';
import { type Reading, readForm } from './read-form.ts';

/** As the fields hold it, well-formed or not. */
export interface DetailsDraft {
  name: string;
  /** Of the official list; null for another. */
  code: string | null;
  phone: string;
  agentDisplay: MunicipalityDetails['agentDisplay'];
  languages: MunicipalityDetails['languages'];
  /** «#145a3a», or nothing. */
  colour: string;
  logo: string | null;
  greeting: { da: string; en: string };
  /** The one that answers. */
  hotlineId: string | null;
}

export const emptyDetails: DetailsDraft = {
  name: '',
  code: null,
  phone: '',
  agentDisplay: 'first-name',
  languages: ['da', 'en'],
  colour: '',
  logo: null,
  greeting: { da: '', en: '' },
  hotlineId: null,
};

export function detailsDraftOf(kept: KeptMunicipality): DetailsDraft {
  const { name, code, phone, agentDisplay, languages, colour, logo, greeting, hotlineId } = kept;
  return {
    ...{ name, code, phone, agentDisplay, languages, logo, hotlineId },
    colour: colour ?? '',
    greeting: { da: greeting.da ?? '', en: greeting.en ?? '' },
  };
}

const fields = ['name', 'phone', 'languages', 'greeting.da', 'greeting.en', 'colour', 'logo'] as const;
export type DetailsField = (typeof fields)[number];

export function readDetails(draft: DetailsDraft): Reading<MunicipalityDetails, DetailsField> {
  const { hotlineId: _, colour, greeting, ...rest } = draft;
  return readForm(municipalityDetailsSchema, fields, {
    ...rest,
    colour: textOrNull(colour),
    greeting: { da: textOrNull(greeting.da), en: textOrNull(greeting.en) },
  });
}

function textOrNull(text: string): string | null {
  return text.trim() || null;
}
