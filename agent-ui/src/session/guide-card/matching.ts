import type { GuideCard } from '@medkig/api/guide-card';
import { matchesPath } from '@medkig/api/path-pattern';
import { weightOf } from './page-path.ts';

/** The steps that are done on this page, by index. Of patterns that match, the one that says most counts alone. */
export function stepsOn({ steps }: GuideCard, path: string): number[] {
  const weights = steps.map((step) =>
    step.path !== null && matchesPath(step.path, path) ? weightOf(step.path) : -1,
  );
  const most = Math.max(...weights);
  return most < 0 ? [] : weights.flatMap((weight, at) => (weight === most ? [at] : []));
}

/** The cards that lead through this page: first those that speak of it most closely, then those with most steps on it. */
export function cardsFor(cards: readonly GuideCard[], path: string): GuideCard[] {
  return ranked(cards, path).map(({ card }) => card);
}

/** The one card that is meant by this page. A front page is where many begin: then it is nobody's to guess. */
export function bestCard(cards: readonly GuideCard[], path: string): GuideCard | undefined {
  const [first, second] = ranked(cards, path);
  return first && second && compare(first, second) === 0 ? undefined : first?.card;
}

interface Fit {
  card: GuideCard;
  steps: number;
  weight: number;
}

function ranked(cards: readonly GuideCard[], path: string): Fit[] {
  return cards
    .filter(({ kind }) => kind === 'form')
    .map((card) => {
      const here = stepsOn(card, path);
      return { card, steps: here.length, weight: weightOf(card.steps[here[0] ?? 0]?.path ?? '') };
    })
    .filter(({ steps }) => steps > 0)
    .sort(compare);
}

function compare(one: Fit, other: Fit): number {
  return other.weight - one.weight || other.steps - one.steps;
}

/** Where a card is taken up on a page: its first step there, or the very first as long as no other page comes before. */
export function firstStepOn(card: GuideCard, path: string | undefined): number {
  const first = (path === undefined ? undefined : stepsOn(card, path)[0]) ?? 0;
  return card.steps.slice(0, first).every((step) => step.path === null) ? 0 : first;
}
