/** A subject of a municipality's self-service. */
export interface Topic {
  readonly title: string;
  readonly text: string;
  /** Where it goes on; a topic without one is handled on the phone. */
  readonly path?: string;
}

/** The topics that hold every word of the question, in any order; none when there is no question. */
export function findTopics(topics: readonly Topic[], question: string): readonly Topic[] {
  const words = question.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return topics.filter(({ title, text }) => {
    const haystack = `${title} ${text}`.toLocaleLowerCase('da');
    return words.every((word) => haystack.includes(word));
  });
}
