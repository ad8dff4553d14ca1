import type { GuideCard } from '@medkig/api/guide-card';

export const laegevalg: GuideCard = {
  slug: 'laegevalg',
  title: 'Skift læge',
  kind: 'form',
  ready: 'MitID og navnet på den nye læge.',
  steps: [
    {
      say: 'Er du lige flyttet? Så skifter du læge i «Meld flytning», og det er gratis.',
      path: null,
      target: null,
    },
    {
      say: 'Tryk på «Skift læge».',
      path: '/form/laegevalg',
      target: { selector: 'a.selfservice-start', label: 'Skift læge' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Her er de læger, der har åbent for nye. Vælg en.',
      path: '/form/laegevalg/laege',
      target: { selector: '#edit-laege--wrapper', label: 'Læger med åbent for nye patienter' },
    },
    {
      say: 'Her står, om det koster noget. Læs prisen højt for mig.',
      path: '/form/laegevalg/laege',
      target: { selector: '#edit-pris h2', label: 'Pris' },
    },
    {
      say: 'Skal dine børn også skifte læge? Så sæt kryds her.',
      path: '/form/laegevalg/laege',
      target: { selector: '#edit-boern--wrapper', label: 'Skal dine børn også skifte?' },
    },
    {
      say: 'Læs det hele igennem, og sæt kryds her.',
      path: '/form/laegevalg/laes-igennem',
      target: { selector: '[name="bekraeft"]', label: 'Jeg bekræfter, at oplysningerne er rigtige' },
    },
    {
      say: 'Betalingen er på en anden side. Der kan jeg ikke se med. Sig til, når du er tilbage.',
      path: null,
      target: null,
    },
    {
      say: 'Her er din kvittering.',
      path: '/form/laegevalg/kvittering',
      target: { selector: 'h1.page-title', label: 'Kvittering' },
    },
  ],
  mistakes: 'Lægen er lukket for nye. Skiftet kommer først længe efter flytningen og koster så noget.',
  refer: 'Lægens egne spørgsmål: regionen eller sundhed.dk.',
};
