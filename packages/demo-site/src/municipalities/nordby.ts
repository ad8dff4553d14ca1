import { daycareForm } from '../daycare/daycare-form.ts';
import type { Municipality } from './municipality.ts';

export const nordby: Municipality = {
  siteKey: 'nordby',
  name: 'Nordby Kommune',
  selfServiceName: 'Mit Nordby',
  phone: '87 65 43 21',
  colour: '#0b3c6f',
  address: ['Havnegade 12', '9871 Nordby'],
  townHallHours: 'mandag til torsdag klokken 9 til 15 og fredag klokken 9 til 12',
  form: daycareForm,
  topics: [
    {
      title: 'Skriv barn op til dagtilbud',
      text: 'Vælg, hvor dit barn skal passes, og hvornår det skal starte.',
      path: daycareForm.startPath,
    },
    {
      title: 'Dagtilbud',
      text: 'Læs om dagpleje, vuggestue og børnehave, og hvad en plads koster.',
      path: '/dagtilbud',
    },
    {
      title: 'Flytning',
      text: 'Ring til Borgerservice, når du flytter til Nordby eller inden for kommunen.',
    },
    { title: 'Havne og både', text: 'Du får en bådplads hos havnefogeden på Nordby Havn.' },
    { title: 'Pas og kørekort', text: 'Kom forbi Borgerservice om torsdagen. Du behøver ikke en tid.' },
    { title: 'Vand og varme', text: 'Ring til os, når du skal melde måleren af eller til.' },
  ],
  news: [
    {
      date: '20. november',
      title: 'Færgen sejler hver halve time',
      text: 'Fra 1. december går den første færge til Holmen klokken 5.30.',
    },
    {
      date: '14. november',
      title: 'Børnehuset Muslingen har åbent hus',
      text: 'Kom og se stuerne og legepladsen lørdag klokken 10 til 12.',
    },
    {
      date: '3. november',
      title: 'Fyret får nyt lys',
      text: 'Nordby Fyr er slukket i uge 47, mens lampen bliver skiftet.',
    },
  ],
  about: {
    lead: 'Nordby Kommune ligger yderst ved havet. Her bor 18.700 mennesker, de fleste i Nordby og på Holmen.',
    council:
      'Kommunalbestyrelsen har 17 medlemmer. Den mødes den første onsdag i måneden, og du kan følge mødet på biblioteket.',
    placesHeading: 'Fire bysamfund',
    places: [
      'Nordby har rådhus, skole og gågade ned til vandet.',
      'Nordby Havn er hjemsted for fiskerne og færgen.',
      'Holmen er en ø med 900 mennesker og et fyr fra 1884.',
      'Lyngbakken ligger inde i landet ved plantagen.',
    ],
    departments: 'Kommunens arbejde er delt mellem Borger og Erhverv, Børn og Unge, Omsorg samt Hav og Land.',
  },
  daycare: {
    lead: 'I Nordby kan du selv skrive dit barn op. Vi finder en plads tæt på dig, når barnet er et halvt år.',
    signUp: 'form',
    childMinding:
      'Dagplejerne i Nordby og på Nordby Havn passer op til fire børn i deres eget hjem. Er din dagplejer syg, kommer barnet i gæsteplejen.',
    nurseries: [
      'Børnehuset Fyrtårnet med vuggestue og børnehave',
      'Børnehuset Muslingen med vuggestue og børnehave',
      'Vuggestuen Stærekassen',
      'Skovbørnehaven Lyngbakken',
    ],
    prices: [
      { place: 'Dagpleje', price: '2.785 kr.' },
      { place: 'Vuggestue', price: '3.495 kr.' },
      { place: 'Børnehave', price: '1.890 kr.' },
    ],
  },
};
