import type { GuideCard } from '@medkig/api/guide-card';

export const tidsbestilling: GuideCard = {
  slug: 'tidsbestilling',
  title: 'Bestil tid til pas eller kørekort',
  kind: 'form',
  ready: 'Ingenting. Du behøver ikke MitID.',
  steps: [
    { say: 'Hvad skal du have lavet, og hvor mange er I?', path: null, target: null },
    {
      say: 'Tryk på «Bestil tid».',
      path: '/form/tidsbestilling',
      target: { selector: 'a.selfservice-start', label: 'Bestil tid' },
    },
    {
      say: 'Vælg, hvad du skal have lavet.',
      path: '/form/tidsbestilling/emne',
      target: { selector: '#edit-emne--wrapper', label: 'Hvad skal du have lavet?' },
    },
    {
      say: 'Vælg, hvor mange I er. Hver person skal have sin egen tid.',
      path: '/form/tidsbestilling/emne',
      target: { selector: '[name="antal"]', label: 'Hvor mange er I?' },
    },
    {
      say: 'Vælg, hvor du vil komme.',
      path: '/form/tidsbestilling/emne',
      target: { selector: '#edit-sted--wrapper', label: 'Hvor vil du komme?' },
    },
    {
      say: 'Her er kalenderen. Grønne dage har ledige tider. Vælg en dag.',
      path: '/form/tidsbestilling/tid',
      target: { selector: '#calendar', label: 'Vælg en dag' },
    },
    {
      say: 'Vælg et klokkeslæt på listen.',
      path: '/form/tidsbestilling/tid',
      target: { selector: '[name="klokkeslaet"]', label: 'Klokkeslæt' },
    },
    {
      say: 'Skriv dit navn. Det er skjult for mig.',
      path: '/form/tidsbestilling/om-dig',
      target: { selector: '[name="navn"]', label: 'Navn' },
    },
    {
      say: 'Skriv dit mobilnummer. Det er også skjult for mig.',
      path: '/form/tidsbestilling/om-dig',
      target: { selector: '[name="telefon"]', label: 'Mobilnummer' },
    },
    {
      say: 'Læs, hvad du skal tage med. Tryk så selv på «Bestil tiden».',
      path: '/form/tidsbestilling/om-dig',
      target: { selector: '#bring-name', label: 'Tag med' },
    },
    {
      say: 'Her er din kvittering, og du får en sms. Vil du aflyse, så er det her.',
      path: '/form/tidsbestilling/kvittering',
      target: { selector: 'a.cancel-booking', label: 'Aflys tiden' },
    },
  ],
  mistakes:
    'En enkelt tid bliver bestilt til flere personer. Stedet er forkert. Barnets samtykke fra begge forældre mangler.',
  refer: 'Haster det: nødpas hos politiet.',
};
