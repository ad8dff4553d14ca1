import type { GuideCard } from '@medkig/api/guide-card';
import { useShelf } from './guide-card-shelf.tsx';

const none: readonly GuideCard[] = [];

/** The cards of the agent's hotline, by title; none until they have come. The list is the same one until it changes. */
export function useGuideCards(): readonly GuideCard[] {
  const { state } = useShelf();
  return state.is === 'here' ? state.cards : none;
}
