import type { GuideCard } from '@medkig/api/guide-card';

/** The cards that hold every word of the search in their title, in any order; all when nothing is searched for. */
export function findCards<Card extends GuideCard>(cards: readonly Card[], search: string): readonly Card[] {
  const words = search.toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  return cards.filter(({ title }) => {
    const haystack = title.toLocaleLowerCase('da');
    return words.every((word) => haystack.includes(word));
  });
}
