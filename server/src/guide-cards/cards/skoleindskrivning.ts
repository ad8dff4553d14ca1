import type { GuideCard } from '@medkig/api/guide-card';

export const skoleindskrivning: GuideCard = {
  slug: 'skoleindskrivning',
  title: 'Skriv dit barn ind i skole',
  kind: 'form',
  ready: 'MitID, den skole du ønsker, og koden fra brevet, hvis der er en.',
  steps: [
    { say: 'Har du fået et brev om skolestart?', path: null, target: null },
    {
      say: 'Tryk på «Skriv ind i skole».',
      path: '/form/skoleindskrivning',
      target: { selector: 'a.selfservice-start', label: 'Skriv ind i skole' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Vælg dit barn.',
      path: '/form/skoleindskrivning/barn-og-skole',
      target: { selector: '#edit-barn--wrapper', label: 'Vælg barn' },
    },
    {
      say: 'Siden foreslår jeres distriktsskole. Vil du have en anden, så vælg det her.',
      path: '/form/skoleindskrivning/barn-og-skole',
      target: { selector: '#edit-skole--wrapper', label: 'Jeres distriktsskole' },
    },
    {
      say: 'Ønsker du en anden skole, så find den på listen. Den anden forælder får besked og skal sige ja.',
      path: '/form/skoleindskrivning/barn-og-skole',
      target: { selector: '[name="anden_skole"]', label: 'Ønsket skole' },
    },
    {
      say: 'Skal barnet gå i SFO? Vælg det her. Ellers kan du gøre det senere.',
      path: '/form/skoleindskrivning/sfo',
      target: { selector: '#edit-sfo--wrapper', label: 'Skal barnet gå i SFO?' },
    },
    {
      say: 'Læs det hele igennem, og sæt kryds her. Du trykker selv på «Send».',
      path: '/form/skoleindskrivning/laes-igennem',
      target: { selector: '[name="bekraeft"]', label: 'Jeg bekræfter, at oplysningerne er rigtige' },
    },
    {
      say: 'Her er din kvittering. Den anden forælder får besked i Digital Post.',
      path: '/form/skoleindskrivning/kvittering',
      target: { selector: 'h1.page-title', label: 'Kvittering' },
    },
  ],
  mistakes: 'Fristen er overskredet. Den anden forælder svarer ikke. Barnet skal gå i privatskole.',
  refer: 'Udsat skolestart: skoleafdelingen.',
};
