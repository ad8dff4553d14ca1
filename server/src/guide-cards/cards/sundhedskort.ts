import type { GuideCard } from '@medkig/api/guide-card';

export const sundhedskort: GuideCard = {
  slug: 'sundhedskort',
  title: 'Bestil nyt sundhedskort',
  kind: 'form',
  ready: 'MitID, og et betalingskort, hvis kortet er blevet væk.',
  steps: [
    {
      say: 'Er kortet væk, slidt eller forkert? Flytter du, kommer der et nyt af sig selv.',
      path: null,
      target: null,
    },
    {
      say: 'Tryk på «Bestil sundhedskort».',
      path: '/form/sundhedskort',
      target: { selector: 'a.selfservice-start', label: 'Bestil sundhedskort' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Vælg, hvorfor du skal have et nyt kort.',
      path: '/form/sundhedskort/bestilling',
      target: { selector: '#edit-aarsag--wrapper', label: 'Hvorfor skal du have et nyt kort?' },
    },
    {
      say: 'Er kortet til dig selv eller til et barn? Vælg det her.',
      path: '/form/sundhedskort/bestilling',
      target: { selector: '[name="person"]', label: 'Vælg person' },
    },
    {
      say: 'Her står, om det koster noget. Læs prisen højt for mig.',
      path: '/form/sundhedskort/bestilling',
      target: { selector: '#edit-pris h2', label: 'Pris' },
    },
    {
      say: 'Betalingen er på en anden side. Der kan jeg ikke se med. Sig til, når du er tilbage.',
      path: null,
      target: null,
    },
    {
      say: 'Her er din kvittering. Kortet kommer med posten. Det findes også som app.',
      path: '/form/sundhedskort/kvittering',
      target: { selector: 'h1.page-title', label: 'Kvittering' },
    },
  ],
  mistakes:
    'Et nyt kort bliver bestilt ved flytning, og det er ikke nødvendigt. Kortet bliver forvekslet med det blå EU-kort.',
  refer: 'Et midlertidigt bevis: Borgerservice.',
};
