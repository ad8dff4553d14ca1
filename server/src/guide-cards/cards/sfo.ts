import type { GuideCard } from '@medkig/api/guide-card';

export const sfo: GuideCard = {
  slug: 'sfo',
  title: 'Meld dit barn ind i SFO',
  kind: 'form',
  ready: 'MitID, startdatoen, og hvor mange timer barnet skal gå der.',
  steps: [
    { say: 'Hvornår starter barnet?', path: null, target: null },
    {
      say: 'Tryk på «Meld ind i SFO».',
      path: '/form/sfo',
      target: { selector: 'a.selfservice-start', label: 'Meld ind i SFO' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Vælg dit barn. Siden finder selv skolens SFO.',
      path: '/form/sfo/modul',
      target: { selector: '#edit-barn--wrapper', label: 'Vælg barn' },
    },
    {
      say: 'Skriv den dag, barnet skal starte.',
      path: '/form/sfo/modul',
      target: { selector: '[name="startdato"]', label: 'Startdato' },
    },
    {
      say: 'Vælg et modul. Læs prisen højt for mig.',
      path: '/form/sfo/modul',
      target: { selector: '#edit-modul--wrapper', label: 'Vælg modul' },
    },
    {
      say: 'Har I en lav indkomst, kan I søge friplads her bagefter.',
      path: '/form/sfo/modul',
      target: { selector: '#friplads-link', label: 'Har I en lav indkomst? Søg økonomisk friplads' },
    },
    {
      say: 'Læs det hele igennem, og sæt kryds her. Du trykker selv på «Send».',
      path: '/form/sfo/laes-igennem',
      target: { selector: '[name="bekraeft"]', label: 'Jeg bekræfter, at oplysningerne er rigtige' },
    },
    {
      say: 'Her er din kvittering.',
      path: '/form/sfo/kvittering',
      target: { selector: 'h1.page-title', label: 'Kvittering' },
    },
  ],
  mistakes: 'Et forkert modul bliver valgt. Barnet er ikke meldt ud af børnehaven.',
  refer: 'Udmelding er på samme side.',
};
