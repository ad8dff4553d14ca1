import { confirmationStep } from '../form/confirmation-step.ts';
import type { Form } from '../form/form.ts';
import { aboutYou } from './about-you.ts';
import { companions, company, doctorChoices } from './company.ts';
import { newAddress, postalDistricts } from './new-address.ts';
import { reviewMoving } from './review.ts';

/** «Meld flytning». */
export const movingForm: Form = {
  title: 'Meld flytning',
  startPath: '/selvbetjening/meld-flytning',
  templates: 'moving',
  cookie: 'vestby-flytning',
  receiptPrefix: 'VK',
  login: 'optional',
  prefill: ({ name }) => ({ navn: name }),
  choices: { postalDistricts, companions, doctorChoices },
  review: reviewMoving,
  steps: [
    {
      id: 'om-dig',
      title: 'Om dig',
      fields: ['navn', 'cpr', 'telefon', 'email'],
      groups: [],
      controls: { navn: 'navn', cpr: 'cpr', telefon: 'telefon', email: 'email' },
      rules: () => aboutYou,
    },
    {
      id: 'ny-adresse',
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
    {
      id: 'hvem-flytter-med',
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
    confirmationStep,
  ],
};
