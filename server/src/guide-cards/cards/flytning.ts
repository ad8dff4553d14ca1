import type { GuideCard } from '@medkig/api/guide-card';

/** For the form of the demo’s first municipality. */
export const flytning: GuideCard = {
  slug: 'flytning',
  title: 'Meld flytning',
  kind: 'form',
  ready: 'MitID, den nye adresse, flyttedatoen, og hvem der flytter med.',
  steps: [
    {
      say: 'Hvornår flytter du, og hvem flytter med? Du kan melde flytning fra 28 dage før og til 5 dage efter.',
      path: null,
      target: null,
    },
    {
      say: 'Tryk på «Meld flytning» på forsiden.',
      path: '/',
      target: { selector: 'a.card[href$="/selvbetjening/meld-flytning"]', label: 'Meld flytning' },
    },
    {
      say: 'Tryk på «Log ind med MitID».',
      path: '/selvbetjening/meld-flytning',
      target: { selector: '.start-buttons a.button-primary', label: 'Log ind med MitID' },
    },
    {
      say: 'Nu kommer MitID. Der kan jeg ikke se med. Sig til, når du er tilbage, og tryk på «Vis siden igen».',
      path: null,
      target: null,
    },
    {
      say: 'Skriv dit fulde navn og dit CPR-nummer. Det, du skriver, er skjult for mig.',
      path: '/selvbetjening/meld-flytning/om-dig',
      target: { selector: '#navn', label: 'Fulde navn' },
    },
    {
      say: 'Skriv dit telefonnummer. Tryk så på «Næste trin».',
      path: '/selvbetjening/meld-flytning/om-dig',
      target: { selector: '#telefon', label: 'Telefon' },
    },
    {
      say: 'Skriv flyttedatoen. Det er den dag, du sover på adressen første gang.',
      path: '/selvbetjening/meld-flytning/ny-adresse',
      target: { selector: 'fieldset[aria-describedby~="dato-hint"]', label: 'Flyttedato' },
    },
    {
      say: 'Skriv vejnavn og husnummer. Husk etage og dør, og vælg postnummeret på listen.',
      path: '/selvbetjening/meld-flytning/ny-adresse',
      target: { selector: '#vejnavn', label: 'Vejnavn' },
    },
    {
      say: 'Bor der en anden på adressen i forvejen? Så skriv navnet her. Tryk så på «Næste trin».',
      path: '/selvbetjening/meld-flytning/ny-adresse',
      target: { selector: '#co', label: 'Hos (c/o)' },
    },
    {
      say: 'Flytter du alene eller sammen med andre? Vælg det her.',
      path: '/selvbetjening/meld-flytning/hvem-flytter-med',
      target: { selector: 'fieldset[aria-labelledby="flytter-legend"]', label: 'Flytter du alene?' },
    },
    {
      say: 'Sæt selv kryds ved dem, der flytter med.',
      path: '/selvbetjening/meld-flytning/hvem-flytter-med',
      target: { selector: 'fieldset[aria-describedby~="hvem-hint"]', label: 'Hvem flytter med?' },
    },
    {
      say: 'Skriv CPR-nummeret på den, der flytter med. Det er skjult for mig.',
      path: '/selvbetjening/meld-flytning/hvem-flytter-med',
      target: { selector: '#medflytter', label: 'CPR-nummer på den, der flytter med' },
    },
    {
      say: 'Du må gerne beholde din læge. Er der langt, kan du vælge en ny her. Tryk så på «Næste trin».',
      path: '/selvbetjening/meld-flytning/hvem-flytter-med',
      target: { selector: 'fieldset[aria-labelledby="laege-legend"]', label: 'Hvad med din læge?' },
    },
    {
      say: 'Læs det hele igennem. Er noget forkert, så tryk på «Ret».',
      path: '/selvbetjening/meld-flytning/laes-igennem',
      target: { selector: '.step-heading', label: 'Læs igennem' },
    },
    {
      say: 'Sæt kryds her, når du har læst det. Du trykker selv på «Send».',
      path: '/selvbetjening/meld-flytning/laes-igennem',
      target: { selector: '#bekraeft', label: 'Jeg har læst det hele igennem, og det er rigtigt' },
    },
    {
      say: 'Her er din kvittering. Skriv nummeret ned. Du får svar i Digital Post.',
      path: '/selvbetjening/meld-flytning/kvittering',
      target: { selector: 'main h1', label: 'Kvittering' },
    },
  ],
  mistakes: 'Forkert dato. Etage og dør mangler. Børn med to adresser. En bofælle skal godkende.',
  refer: 'Til udlandet: Borgerservice. PostNord får selv besked.',
};
