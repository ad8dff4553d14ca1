import type { GuideCard } from '@medkig/api/guide-card';

/** Belongs to every page. */
export const tekniskHjaelp: GuideCard = {
  slug: 'teknisk-hjaelp',
  title: 'Siden driller: hjælp med browser, pop-up og MitID',
  kind: 'technical',
  ready: 'Borgeren ved computeren.',
  steps: [
    { say: 'Hvad står der på skærmen? Læs det højt for mig.', path: null, target: null },
    {
      say: 'Se, hvilken browser og skærm borgeren har, og om cookies er slået fra. Er vinduet privat, så åbn siden i et almindeligt.',
      path: null,
      target: null,
    },
    {
      say: 'Gammel browser: «Din browser er gammel. Opdatér den, eller åbn siden i en anden browser.»',
      path: null,
      target: null,
    },
    {
      say: 'Pop-up er spærret: «Er der et lille ikon til højre i adressefeltet? Tryk på det, og tillad pop-op-vinduer her.»',
      path: null,
      target: null,
    },
    {
      say: 'Siden er tom: «Luk fanen, og åbn siden igen. Det, du har skrevet, kan gå tabt. Er det i orden?»',
      path: null,
      target: null,
    },
    {
      say: 'Filen kan ikke sendes: «Hvor stor er filen, og hvad ender navnet på? Mange sider tager kun PDF, JPG og PNG.»',
      path: null,
      target: null,
    },
    {
      say: 'MitID virker ikke: «Det kan MitID-support hjælpe med.» Bed aldrig om koder.',
      path: null,
      target: null,
    },
    {
      say: 'Hjælper det ikke, så skriv fejlen op til leverandøren, og henvis til Borgerservice.',
      path: null,
      target: null,
    },
  ],
  mistakes: 'Privat vindue. Et firmanet, der spærrer for siden. Zoom på 300 %. Blokerede cookies.',
  refer: 'MitID-support. Driftsstatus på siden.',
};
