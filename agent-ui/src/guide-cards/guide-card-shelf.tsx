import type { ApiFailure } from '@medkig/api/client';
import type { KeptGuideCard } from '@medkig/api/guide-card';
import {
  createContext,
  type Dispatch,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useAskBeforeUnload } from '../app/use-ask-before-unload.ts';
import { askedCard } from './asked-card.ts';
import { type Desk, type DeskEvent, deskTransition, emptyDesk, isUnsaved } from './desk.ts';

/** The hotline's cards as this console last heard of them. `failed`: they have never come. */
type Cards = { is: 'loading' } | { is: 'failed' } | { is: 'here'; cards: readonly KeptGuideCard[] };

interface Shelf {
  state: Cards;
  desk: Desk;
  isUnsaved: boolean;
  tell: Dispatch<DeskEvent>;
  /** Asks the server again and tells what it said. */
  refresh(): Promise<readonly KeptGuideCard[] | undefined>;
  save: ApiClient['saveGuideCard'];
  remove: ApiClient['deleteGuideCard'];
}

const ShelfContext = createContext<Shelf | undefined>(undefined);

export function useShelf(): Shelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error('outside of GuideCardShelf');
  return shelf;
}

/** While the cards have never come, the server is asked again after this long (milliseconds). */
const AGAIN_MS = 15_000;

interface GuideCardShelfProps {
  api: ApiClient;
  onRefused(reason: ApiFailure): void;
  children: ReactNode;
}

/**
 * Fetches the cards once for each sign-in, and keeps them and what the agent is writing for every page. `onRefused`
 * hears when the sign-in is over.
 */
export function GuideCardShelf({ api, onRefused, children }: GuideCardShelfProps) {
  const [state, setState] = useState<Cards>({ is: 'loading' });
  const [desk, tell] = useReducer(deskTransition, emptyDesk);
  const unsaved = isUnsaved(desk);

  const asked = useRef(0);

  const refresh = useCallback(async () => {
    const number = ++asked.current;
    const answer = await api.guideCards();
    if (answer.ok) {
      // An answer that was overtaken by a newer question's is old.
      if (number === asked.current) setState({ is: 'here', cards: answer.value });
      return answer.value;
    }
    setState((before) => (before.is === 'here' ? before : { is: 'failed' }));
    onRefused(answer.reason);
    return undefined;
  }, [api, onRefused]);

  useEffect(() => {
    void refresh();
  }, [refresh]);
  useEffect(() => {
    if (state.is !== 'failed') return;
    const timer = setInterval(() => void refresh(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [state.is, refresh]);

  useEffect(() => {
    if (state.is !== 'here') return;
    const slug = askedCard(location.hash);
    if (slug === undefined) return;
    history.replaceState(history.state, '', location.pathname);
    const card = state.cards.find((one) => one.slug === slug);
    if (card) tell({ t: 'open', card });
  }, [state]);

  useAskBeforeUnload(unsaved);

  const shelf = useMemo<Shelf>(
    () => ({
      state,
      desk,
      isUnsaved: unsaved,
      tell,
      refresh,
      save: api.saveGuideCard,
      remove: api.deleteGuideCard,
    }),
    [state, desk, unsaved, refresh, api],
  );
  return <ShelfContext value={shelf}>{children}</ShelfContext>;
}
