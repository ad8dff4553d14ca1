/** What a citizen reads who has gone to another origin of the site; apart from what everybody loads. */
import type { Language } from '../strings.ts';

const da = {
  'cross.heading': 'Fortsæt med {navn} her?',
  'cross.text': '{navn} fra {kommune} så siden før. Siger du ja, ser {navn} også den her side.',
  'cross.fraud': 'Taler du ikke med {navn} i telefonen? Så sig nej.',
  'cross.yes': 'Ja, fortsæt',
  'cross.failed': 'Vi kan ikke fortsætte her. Bed om en ny kode, så kan vi se siden sammen igen.',
};

export type CrossingKey = keyof typeof da;

const en: Readonly<Record<CrossingKey, string>> = {
  'cross.heading': 'Go on with {navn} here?',
  'cross.text': '{navn} from {kommune} saw the page before. If you say yes, {navn} sees this page too.',
  'cross.fraud': 'Are you not speaking with {navn} on the phone? Then say no.',
  'cross.yes': 'Yes, go on',
  'cross.failed': 'We cannot go on here. Ask for a new code, and we can see the page together again.',
};

export const crossingStrings: Readonly<Record<Language, Readonly<Record<CrossingKey, string>>>> = { da, en };
