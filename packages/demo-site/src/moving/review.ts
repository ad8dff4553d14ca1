import type { Answers } from './answers.ts';
import { writeDay } from './calendar-day.ts';
import { companions, doctorChoices } from './company.ts';
import { writeCprNumber } from './cpr-number.ts';
import { postalDistricts } from './new-address.ts';
import type { StepId } from './steps.ts';

/** One line of the page where the citizen reads it all through. */
interface ReviewRow {
  readonly label: string;
  readonly value: string;
  /** The id of the control that «Ret» goes to. */
  readonly control: string;
}

export interface ReviewSection {
  readonly step: StepId;
  readonly rows: readonly ReviewRow[];
}

const notFilled = 'Ikke udfyldt';

function companyRows(company: Answers['company']): readonly ReviewRow[] {
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

/** The citizen's answers as they are shown for reading through, step by step. */
export function reviewSections({ aboutYou, newAddress, company }: Answers): readonly ReviewSection[] {
  return [
    {
      step: 'om-dig',
      rows: [
        { label: 'Navn', value: aboutYou.navn, control: 'navn' },
        { label: 'CPR-nummer', value: writeCprNumber(aboutYou.cpr), control: 'cpr' },
        { label: 'Telefon', value: aboutYou.telefon, control: 'telefon' },
        { label: 'E-mail', value: aboutYou.email || notFilled, control: 'email' },
      ],
    },
    {
      step: 'ny-adresse',
      rows: [
        { label: 'Flyttedato', value: writeDay(newAddress.dato), control: 'dato-day' },
        { label: 'Vejnavn', value: newAddress.vejnavn, control: 'vejnavn' },
        { label: 'Husnummer', value: newAddress.husnummer, control: 'husnummer' },
        { label: 'Etage og dør', value: newAddress.etage || notFilled, control: 'etage' },
        { label: 'Postnummer', value: postalDistricts[newAddress.postnummer], control: 'postnummer' },
        { label: 'Hos (c/o)', value: newAddress.co || notFilled, control: 'co' },
      ],
    },
    { step: 'hvem-flytter-med', rows: companyRows(company) },
  ];
}
