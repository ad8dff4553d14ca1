import type { GuideCard } from '@medkig/api/guide-card';

export const friplads: GuideCard = {
  slug: 'friplads',
  title: 'Søg økonomisk friplads',
  kind: 'form',
  ready: 'MitID og husstandens indkomst.',
  steps: [
    { say: 'Friplads gør pasning billigere. Siden henter selv jeres indkomst.', path: null, target: null },
    {
      say: 'Tryk på «Søg friplads».',
      path: '/form/friplads',
      target: { selector: 'a.selfservice-start', label: 'Søg friplads' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Her står jeres indkomst. Den er skjult for mig. Læs den for dig selv, og ret den, hvis den er forkert.',
      path: '/form/friplads/husstand',
      target: { selector: '[name="indkomst"]', label: 'Husstandens indkomst om året' },
    },
    {
      say: 'Bor du alene med børn? Du svarer selv her.',
      path: '/form/friplads/husstand',
      target: { selector: '#edit-alene--wrapper', label: 'Bor du alene med børn?' },
    },
    {
      say: 'Tryk her for at vælge en fil, hvis siden beder om et bilag.',
      path: '/form/friplads/bilag',
      target: { selector: '[name="bilag"]', label: 'Vedhæft bilag' },
    },
    {
      say: 'Læs det hele igennem, og sæt kryds her. Du trykker selv på «Send ansøgning».',
      path: '/form/friplads/laes-igennem',
      target: { selector: '[name="bekraeft"]', label: 'Jeg bekræfter, at oplysningerne er rigtige' },
    },
    {
      say: 'Her er din kvittering. Bor I sammen, skal din partner også skrive under.',
      path: '/form/friplads/kvittering',
      target: { selector: 'h1.page-title', label: 'Kvittering' },
    },
  ],
  mistakes: 'Man tror, at det sker af sig selv. Bilaget er for stort. Partneren har ikke skrevet under.',
  refer: 'Svar på sagen: kommunens telefontid. Boligstøtte: Udbetaling Danmark.',
};
