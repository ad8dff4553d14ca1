/** A subject of the municipality's self-service. */
export interface Topic {
  readonly title: string;
  readonly text: string;
  /** Where the form is; a topic without one is handled on the phone. */
  readonly path?: string;
}

export const topics: readonly Topic[] = [
  {
    title: 'Meld flytning',
    text: 'Fortæl os, hvor du flytter hen, og hvem der flytter med.',
    path: '/selvbetjening/meld-flytning',
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
    title: 'Dagpleje og børnehave',
    text: 'Ring til Pladsanvisningen, når du vil skrive dit barn op til en plads.',
  },
  { title: 'Skole og SFO', text: 'Dit barn bliver skrevet ind på skolens kontor. Ring, og aftal en tid.' },
  { title: 'Affald og genbrug', text: 'Genbrugspladsen på Havnevej er åben hver dag fra klokken 10 til 18.' },
];

/** The topics that hold every word of the question, in any order; none when there is no question. */
export function findTopics(question: string): readonly Topic[] {
  const words = question.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return topics.filter(({ title, text }) => {
    const haystack = `${title} ${text}`.toLocaleLowerCase('da');
    return words.every((word) => haystack.includes(word));
  });
}
