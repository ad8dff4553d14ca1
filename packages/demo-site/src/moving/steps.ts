import type { GenericSchema } from 'valibot';
import { aboutYou } from './about-you.ts';
import type { CalendarDay } from './calendar-day.ts';
import { company } from './company.ts';
import { confirmation } from './confirmation.ts';
import { newAddress } from './new-address.ts';

/** The steps in order; a step's id is also the last part of its address. */
export const stepIds = ['om-dig', 'ny-adresse', 'hvem-flytter-med', 'laes-igennem'] as const;

export type StepId = (typeof stepIds)[number];

/** One page of the form. */
export interface Step {
  readonly title: string;
  /** Names of the fields that hold one text. */
  readonly fields: readonly string[];
  /** Names of the groups of checkboxes, which hold any number of texts. */
  readonly groups: readonly string[];
  /** For each name a rule can complain about, in the order of the page: the id of the control to go to. */
  readonly controls: Readonly<Record<string, string>>;
  readonly rules: (today: CalendarDay) => GenericSchema;
}

export const steps: Readonly<Record<StepId, Step>> = {
  'om-dig': {
    title: 'Om dig',
    fields: ['navn', 'cpr', 'telefon', 'email'],
    groups: [],
    controls: { navn: 'navn', cpr: 'cpr', telefon: 'telefon', email: 'email' },
    rules: () => aboutYou,
  },
  'ny-adresse': {
    title: 'Din nye adresse',
    fields: ['dag', 'maaned', 'aar', 'vejnavn', 'husnummer', 'etage', 'postnummer', 'co'],
    groups: [],
    controls: {
      dato: 'dato-day',
      vejnavn: 'vejnavn',
      husnummer: 'husnummer',
      etage: 'etage',
      postnummer: 'postnummer',
      co: 'co',
    },
    rules: newAddress,
  },
  'hvem-flytter-med': {
    title: 'Hvem flytter med',
    fields: ['flytter', 'medflytter', 'laege'],
    groups: ['hvem'],
    controls: {
      flytter: 'flytter-option1',
      hvem: 'hvem-option1',
      medflytter: 'medflytter',
      laege: 'laege-option1',
    },
    rules: () => company,
  },
  'laes-igennem': {
    title: 'Læs igennem',
    fields: ['bekraeft'],
    groups: [],
    controls: { bekraeft: 'bekraeft' },
    rules: () => confirmation,
  },
};
