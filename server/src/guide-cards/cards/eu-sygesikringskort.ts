import type { GuideCard } from '@medkig/api/guide-card';

/** Most of it is on borger.dk, where nothing is shared: those steps are said. */
export const euSygesikringskort: GuideCard = {
  slug: 'eu-sygesikringskort',
  title: 'Bestil det blå EU-sygesikringskort',
  kind: 'form',
  ready: 'MitID, rejsedatoen, og hvem der skal have et kort.',
  steps: [
    {
      say: 'Hvor rejser du hen? Kortet gælder i EU, Norge, Island, Liechtenstein og Schweiz.',
      path: null,
      target: null,
    },
    {
      say: 'Tryk på «Bestil kortet på borger.dk». På den side kan jeg ikke se med. Vi taler bare videre.',
      path: '/form/eu-sygesikringskort',
      target: { selector: 'a.selfservice-start', label: 'Bestil kortet på borger.dk' },
    },
    {
      say: 'Følg trinene på din egen prøveside, mens borgeren klikker hos sig selv: «Hvad står der øverst på siden?»',
      path: null,
      target: null,
    },
    { say: 'Log på med MitID, og sig til, når du er inde.', path: null, target: null },
    { say: 'Vælg, hvem der skal have et kort.', path: null, target: null },
    { say: 'Læs det igennem, og send det selv.', path: null, target: null },
    {
      say: 'Står der «Tak» eller «Kvittering»? Kortet er gratis og kommer med posten.',
      path: null,
      target: null,
    },
  ],
  mistakes: 'Det gule kort bliver bestilt i stedet. Rejsen går uden for EU: Tegn en rejseforsikring.',
  refer: 'Spørgsmål om kortet: Udbetaling Danmark.',
};
