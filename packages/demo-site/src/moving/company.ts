import * as v from 'valibot';
import { digitsOnly, isCprNumber } from '../form/cpr-number.ts';

/** Who can move along, by the value of the checkbox. */
export const companions = {
  partner: 'Min ægtefælle eller partner',
  boern: 'Børn under 18 år',
  voksne: 'Andre voksne',
} as const;

/** What the citizen wants with the doctor, by the value of the radio button. */
export const doctorChoices = {
  behold: 'Jeg vil beholde min læge',
  ny: 'Jeg vil vælge en ny læge',
} as const;

const companion = v.picklist(
  ['partner', 'boern', 'voksne'] satisfies (keyof typeof companions)[],
  'Vælg fra listen',
);

const answers = v.object({
  flytter: v.picklist(['alene', 'sammen'], 'Vælg, om du flytter alene'),
  hvem: v.array(companion),
  medflytter: v.pipe(v.string(), v.transform(digitsOnly)),
  laege: v.picklist(
    ['behold', 'ny'] satisfies (keyof typeof doctorChoices)[],
    'Vælg, om du vil beholde din læge',
  ),
});

/** Rules for step 3, «Hvem flytter med». Whoever moves alone tells of nobody else: what was filled in is dropped. */
export const company = v.pipe(
  answers,
  v.forward(
    v.partialCheck(
      [['flytter'], ['hvem']],
      ({ flytter, hvem }) => flytter === 'alene' || hvem.length > 0,
      'Sæt kryds ved dem, der flytter med',
    ),
    ['hvem'],
  ),
  v.forward(
    v.partialCheck(
      [['flytter'], ['medflytter']],
      ({ flytter, medflytter }) => flytter === 'alene' || medflytter !== '',
      'Skriv CPR-nummeret på den, der flytter med',
    ),
    ['medflytter'],
  ),
  v.forward(
    v.partialCheck(
      [['flytter'], ['medflytter']],
      ({ flytter, medflytter }) => flytter === 'alene' || isCprNumber(medflytter),
      'CPR-nummeret på den, der flytter med, skal være ti tal, for eksempel 010190-1234',
    ),
    ['medflytter'],
  ),
  v.transform(({ flytter, laege, hvem, medflytter }) =>
    flytter === 'alene'
      ? ({ kind: 'alone', doctor: laege } as const)
      : ({ kind: 'together', doctor: laege, companions: hvem, companionCpr: medflytter } as const),
  ),
);

export type Company = v.InferOutput<typeof company>;
