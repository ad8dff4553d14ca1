import { movingForm } from '../moving/moving-form.ts';
import type { Municipality } from './municipality.ts';

export const vestby: Municipality = {
  siteKey: 'vestby',
  name: 'Vestby Kommune',
  selfServiceName: 'Mit Vestby',
  phone: '12 34 56 78',
  colour: '#14583a',
  address: ['Rådhustorvet 1', '4321 Vestby'],
  townHallHours: 'mandag til onsdag klokken 10 til 15, torsdag klokken 10 til 17 og fredag klokken 10 til 13',
  form: movingForm,
  topics: [
    {
      title: 'Meld flytning',
      text: 'Fortæl os, hvor du flytter hen, og hvem der flytter med.',
      path: movingForm.startPath,
    },
    {
      title: 'Nyt sundhedskort',
      text: 'Er dit gule kort blevet væk? Ring til Borgerservice, så sender vi et nyt.',
    },
    {
      title: 'Pas og kørekort',
      text: 'Ring til Borgerservice, og få en tid. Husk dit gamle pas eller kørekort.',
    },
    {
      title: 'Dagtilbud',
      text: 'Læs om dagpleje, vuggestue og børnehave, og hvad en plads koster.',
      path: '/dagtilbud',
    },
    { title: 'Skole og SFO', text: 'Dit barn bliver skrevet ind på skolens kontor. Ring, og aftal en tid.' },
    {
      title: 'Affald og genbrug',
      text: 'Genbrugspladsen på Havnevej er åben hver dag fra klokken 10 til 18.',
    },
  ],
  news: [
    {
      date: '18. november',
      title: 'Ny cykelsti langs Strandvejen',
      text: 'Arbejdet er færdigt. Du kan nu cykle hele vejen fra havnen til Vestby Strand.',
    },
    {
      date: '12. november',
      title: 'Biblioteket holder længere åbent',
      text: 'Fra december kan du låne bøger til klokken 21 på hverdage.',
    },
    {
      date: '5. november',
      title: 'Husk at rydde fortovet for sne',
      text: 'Bor du i hus, er det dig, der rydder fortovet foran din grund.',
    },
  ],
  about: {
    lead: 'Vestby Kommune ligger mellem bakkerne og fjorden. Her bor 31.400 mennesker i fem bysamfund.',
    council:
      'Byrådet har 21 medlemmer. Det mødes den sidste torsdag i måneden på rådhuset. Alle er velkomne til at lytte med.',
    placesHeading: 'Fem bysamfund',
    places: [
      'Vestby er den største by, og her ligger rådhuset, biblioteket og stationen.',
      'Vestby Strand har havn, sommerhuse og en lang sandstrand.',
      'Bakkeby ligger højest og har kommunens ældste kirke.',
      'Nørre Enge er kendt for sine frugtplantager.',
      'Lyngholt ligger ved heden og har en efterskole.',
    ],
    departments:
      'Kommunens arbejde er delt mellem Borgerservice og Kultur, Børn og Skole, Sundhed og Omsorg samt Teknik og Miljø.',
  },
  daycare: {
    lead: 'I Vestby er der plads til dit barn, fra det er et halvt år, til det begynder i skole.',
    signUp: 'phone',
    childMinding:
      'Kommunen har 34 dagplejere. De passer op til fire børn i deres eget hjem og mødes i legestuen på Bakkevej hver onsdag.',
    nurseries: [
      'Børnehuset Tusindfryd i Vestby',
      'Børnehaven Klitten i Vestby Strand',
      'Vuggestuen Æblegården i Nørre Enge',
    ],
    prices: [
      { place: 'Dagpleje', price: '2.910 kr.' },
      { place: 'Vuggestue', price: '3.640 kr.' },
      { place: 'Børnehave', price: '1.980 kr.' },
    ],
  },
};
