import { confirmationStep } from '../form/confirmation-step.ts';
import type { Form } from '../form/form.ts';
import { aboutChild } from './about-child.ts';
import { aboutParent } from './about-parent.ts';
import { careKinds, places } from './places.ts';
import { reviewDaycare } from './review.ts';
import { wishes } from './wishes.ts';

/** «Skriv barn op til dagtilbud». */
export const daycareForm: Form = {
  title: 'Skriv barn op til dagtilbud',
  startPath: '/selvbetjening/skriv-op',
  templates: 'daycare',
  cookie: 'nordby-skriv-op',
  receiptPrefix: 'NK',
  login: 'required',
  prefill: ({ name }) => ({ navn: name }),
  choices: { careKinds, places },
  review: reviewDaycare,
  steps: [
    {
      id: 'om-dig',
      title: 'Om dig',
      fields: ['navn', 'telefon', 'email'],
      groups: [],
      controls: { navn: 'navn', telefon: 'telefon', email: 'email' },
      rules: () => aboutParent,
    },
    {
      id: 'om-barnet',
      title: 'Om barnet',
      fields: ['barnets_navn', 'barnets_cpr'],
      groups: [],
      controls: { barnets_navn: 'barnets-navn', barnets_cpr: 'barnets-cpr' },
      rules: () => aboutChild,
    },
    {
      id: 'oensker',
      title: 'Dine ønsker',
      fields: ['dag', 'maaned', 'aar', 'pasning', 'oenske1', 'oenske2', 'oenske3', 'soeskende', 'fjern'],
      groups: [],
      file: { name: 'bilag', removedBy: 'fjern' },
      controls: {
        dato: 'dato-day',
        pasning: 'pasning-option1',
        oenske1: 'oenske1',
        oenske2: 'oenske2',
        oenske3: 'oenske3',
        bilag: 'bilag',
      },
      rules: wishes,
    },
    confirmationStep,
  ],
};
