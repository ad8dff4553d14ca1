import { createContext, type Dispatch, type ReactNode, useContext, useMemo, useReducer } from 'react';
import { useAskBeforeUnload } from '../app/use-ask-before-unload.ts';
import {
  type DeskEvent,
  deskTransition,
  emptyDesk,
  isUnsaved,
  type MunicipalityDesk,
} from './municipality-desk-state.ts';

interface Shelf {
  desk: MunicipalityDesk;
  isUnsaved: boolean;
  tell: Dispatch<DeskEvent>;
}

const ShelfContext = createContext<Shelf | undefined>(undefined);

export function useMunicipalityShelf(): Shelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error('outside of MunicipalityShelf');
  return shelf;
}

/** Keeps what is being written about municipalities while other pages are open; the browser asks before it is lost. */
export function MunicipalityShelf({ children }: { children: ReactNode }) {
  const [desk, tell] = useReducer(deskTransition, emptyDesk);
  const unsaved = isUnsaved(desk);
  useAskBeforeUnload(unsaved);
  const shelf = useMemo<Shelf>(() => ({ desk, isUnsaved: unsaved, tell }), [desk, unsaved]);
  return <ShelfContext value={shelf}>{children}</ShelfContext>;
}
