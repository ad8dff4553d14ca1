import { createContext, type Dispatch, type ReactNode, useContext, useMemo, useReducer } from 'react';
import { useAskBeforeUnload } from '../app/use-ask-before-unload.ts';
import { draftsTransition, type HotlineDraftEvent, type HotlineDrafts } from './hotline-drafts.ts';

interface Shelf {
  drafts: HotlineDrafts;
  isUnsaved: boolean;
  tell: Dispatch<HotlineDraftEvent>;
}

const ShelfContext = createContext<Shelf | undefined>(undefined);

export function useHotlineShelf(): Shelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error('outside of HotlineShelf');
  return shelf;
}

/** Keeps what is being written about hotlines while other pages are open; the browser asks before it is lost. */
export function HotlineShelf({ children }: { children: ReactNode }) {
  const [drafts, tell] = useReducer(draftsTransition, {});
  const isUnsaved = Object.keys(drafts).length > 0;
  useAskBeforeUnload(isUnsaved);
  const shelf = useMemo<Shelf>(() => ({ drafts, isUnsaved, tell }), [drafts, isUnsaved]);
  return <ShelfContext value={shelf}>{children}</ShelfContext>;
}
