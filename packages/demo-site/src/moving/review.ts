import * as v from 'valibot';
import { type CalendarDay, writeDay } from '../form/calendar-day.ts';
import { writeCprNumber } from '../form/cpr-number.ts';
import type { Drafts } from '../form/fields.ts';
import { notFilled, type ReviewSection } from '../form/review-section.ts';
import { aboutYou } from './about-you.ts';
import { type Company, companions, company, doctorChoices } from './company.ts';
import { newAddress, postalDistricts } from './new-address.ts';

function companyRows(company: Company): ReviewSection['rows'] {
  const doctor = { label: 'Læge', value: doctorChoices[company.doctor], control: 'laege-option1' };
  switch (company.kind) {
    case 'alone':
      return [{ label: 'Flytter', value: 'Jeg flytter alene', control: 'flytter-option1' }, doctor];
    case 'together': {
      const who = company.companions.map((companion) => companions[companion]).join(', ');
      return [
        { label: 'Flytter', value: 'Jeg flytter sammen med andre', control: 'flytter-option1' },
        { label: 'Hvem flytter med', value: who, control: 'hvem-option1' },
        {
          label: 'CPR-nummer på den, der flytter med',
          value: writeCprNumber(company.companionCpr),
          control: 'medflytter',
        },
        doctor,
      ];
    }
    default: {
      const never: never = company;
      return never;
    }
  }
}

/** The citizen's answers as they are shown for reading through, step by step; nothing while a step is not complete. */
export function reviewMoving(drafts: Drafts, today: CalendarDay): readonly ReviewSection[] {
  const person = v.safeParse(aboutYou, drafts['om-dig']);
  const address = v.safeParse(newAddress(today), drafts['ny-adresse']);
  const others = v.safeParse(company, drafts['hvem-flytter-med']);
  if (!person.success || !address.success || !others.success) return [];
  return [
    {
      step: 'om-dig',
      rows: [
        { label: 'Navn', value: person.output.navn, control: 'navn' },
        { label: 'CPR-nummer', value: writeCprNumber(person.output.cpr), control: 'cpr' },
        { label: 'Telefon', value: person.output.telefon, control: 'telefon' },
        { label: 'E-mail', value: person.output.email || notFilled, control: 'email' },
      ],
    },
    {
      step: 'ny-adresse',
      rows: [
        { label: 'Flyttedato', value: writeDay(address.output.dato), control: 'dato-day' },
        { label: 'Vejnavn', value: address.output.vejnavn, control: 'vejnavn' },
        { label: 'Husnummer', value: address.output.husnummer, control: 'husnummer' },
        { label: 'Etage og dør', value: address.output.etage || notFilled, control: 'etage' },
        { label: 'Postnummer', value: postalDistricts[address.output.postnummer], control: 'postnummer' },
        { label: 'Hos (c/o)', value: address.output.co || notFilled, control: 'co' },
      ],
    },
    { step: 'hvem-flytter-med', rows: companyRows(others.output) },
  ];
}
