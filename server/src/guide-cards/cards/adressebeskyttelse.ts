import type { GuideCard } from '@medkig/api/guide-card';

/** Nothing is shared here, so no step points at anything. */
export const adressebeskyttelse: GuideCard = {
  slug: 'adressebeskyttelse',
  title: 'Søg navne- og adressebeskyttelse',
  kind: 'form',
  ready: 'MitID.',
  steps: [
    { say: 'Tal roligt. Spørg ikke hvorfor.', path: null, target: null },
    {
      say: 'Lad borgeren lade være med at vise siden. Sig: «Det klarer vi i telefonen. Jeg behøver ikke se din side.»',
      path: null,
      target: null,
    },
    {
      say: 'Gå ind på kommunens side, og find «Navne- og adressebeskyttelse». Siden spørger om, hvem det gælder, og hvor længe.',
      path: null,
      target: null,
    },
    { say: 'Log på med MitID, og send det selv.', path: null, target: null },
    { say: 'Husk, at PostNord skal have besked for sig.', path: null, target: null },
    {
      say: 'Er du i fare, så ring til politiet på 114, eller 112, hvis det er nu.',
      path: null,
      target: null,
    },
  ],
  mistakes: 'Beskyttelsen skjuler ikke for myndigheder.',
  refer: 'Råd om vold og trusler: kommunen og Lev Uden Vold.',
};
