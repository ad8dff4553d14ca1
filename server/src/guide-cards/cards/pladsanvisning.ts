import type { GuideCard } from '@medkig/api/guide-card';

/** For the form of the demo’s second municipality. */
export const pladsanvisning: GuideCard = {
  slug: 'pladsanvisning',
  title: 'Skriv dit barn op til dagpleje, vuggestue eller børnehave',
  kind: 'form',
  ready: 'MitID, barnets CPR-nummer, den dag barnet skal starte, og to eller tre ønsker.',
  steps: [
    { say: 'Hvornår skal barnet starte? Det er startdatoen, ikke fødselsdagen.', path: null, target: null },
    {
      say: 'Tryk på «Skriv barn op til dagtilbud» på forsiden.',
      path: '/',
      target: { selector: 'a.card[href$="/selvbetjening/skriv-op"]', label: 'Skriv barn op til dagtilbud' },
    },
    {
      say: 'Tryk på «Log ind med MitID».',
      path: '/selvbetjening/skriv-op',
      target: { selector: '.start-buttons button', label: 'Log ind med MitID' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Se, om dit navn er rigtigt. Det er skjult for mig.',
      path: '/selvbetjening/skriv-op/om-dig',
      target: { selector: '#navn', label: 'Fulde navn' },
    },
    {
      say: 'Skriv dit telefonnummer. Tryk så på «Næste trin».',
      path: '/selvbetjening/skriv-op/om-dig',
      target: { selector: '#telefon', label: 'Telefon' },
    },
    {
      say: 'Skriv barnets fulde navn. Det, du skriver, er skjult for mig.',
      path: '/selvbetjening/skriv-op/om-barnet',
      target: { selector: '#barnets-navn', label: 'Barnets fulde navn' },
    },
    {
      say: 'Skriv barnets CPR-nummer. Det står på sundhedskortet. Tryk så på «Næste trin».',
      path: '/selvbetjening/skriv-op/om-barnet',
      target: { selector: '#barnets-cpr', label: 'Barnets CPR-nummer' },
    },
    {
      say: 'Skriv den dag, barnet skal begynde.',
      path: '/selvbetjening/skriv-op/oensker',
      target: { selector: 'fieldset[aria-describedby~="dato-hint"]', label: 'Startdato' },
    },
    {
      say: 'Vælg, hvilken slags plads barnet skal have.',
      path: '/selvbetjening/skriv-op/oensker',
      target: { selector: 'fieldset[aria-labelledby="pasning-legend"]', label: 'Hvilken slags plads?' },
    },
    {
      say: 'Vælg det sted på listen, du helst vil have.',
      path: '/selvbetjening/skriv-op/oensker',
      target: { selector: '#oenske1', label: '1. ønske' },
    },
    {
      say: 'Vælg et sted til, hvis det første er fyldt op.',
      path: '/selvbetjening/skriv-op/oensker',
      target: { selector: '#oenske2', label: '2. ønske' },
    },
    {
      say: 'Går der søskende et af stederne? Så sæt kryds her.',
      path: '/selvbetjening/skriv-op/oensker',
      target: { selector: '#soeskende', label: 'Barnet har søskende, der går et af stederne' },
    },
    {
      say: 'Har barnet særlige behov, så vælg en fil her. Du viser mig den ikke. Tryk så på «Næste trin».',
      path: '/selvbetjening/skriv-op/oensker',
      target: { selector: '#bilag', label: 'Vedhæft dokumentation' },
    },
    {
      say: 'Læs det hele igennem. Er noget forkert, så tryk på «Ret».',
      path: '/selvbetjening/skriv-op/laes-igennem',
      target: { selector: '.step-heading', label: 'Læs igennem' },
    },
    {
      say: 'Sæt kryds her, når du har læst det. Du trykker selv på «Send».',
      path: '/selvbetjening/skriv-op/laes-igennem',
      target: { selector: '#bekraeft', label: 'Jeg har læst det hele igennem, og det er rigtigt' },
    },
    {
      say: 'Her er din kvittering. Et tilbud kommer i Digital Post, og du skal svare på det inden en uge.',
      path: '/selvbetjening/skriv-op/kvittering',
      target: { selector: 'main h1', label: 'Kvittering' },
    },
  ],
  mistakes:
    'Startdatoen forveksles med fødselsdagen. Tilbuddet bliver ikke besvaret. En privat institution kræver en anden vej.',
  refer: 'En plads på ventelisten: pladsanvisningens telefontid.',
};
