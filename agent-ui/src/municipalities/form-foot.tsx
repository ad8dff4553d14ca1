import type { ReactNode } from 'react';
import { useConsole } from '../app/console-context.tsx';
import type { FormState } from './form-state.ts';

interface FormFootProps {
  state: FormState<unknown>;
  /** Absent: «Gem». */
  save?: string;
  onUndo?(): void;
  /** Further buttons. */
  children?: ReactNode;
}

/** «Gem», «Fortryd» and how far saving has come. */
export function FormFoot({ state, save, onUndo, children }: FormFootProps) {
  const { say } = useConsole();
  return (
    <div className="form-foot">
      <button type="submit" className="button primary" aria-disabled={state.is === 'saving'}>
        {save ?? say('municipality.save')}
      </button>
      {onUndo && 'draft' in state && (
        <button type="button" className="button" onClick={onUndo}>
          {say('municipality.undo')}
        </button>
      )}
      {children}
      <p role="status">
        {state.is === 'saving' && say('municipality.saving')}
        {state.is === 'saved' && say('municipality.saved')}
        {state.is === 'changed' && say('municipality.unsaved')}
      </p>
    </div>
  );
}
