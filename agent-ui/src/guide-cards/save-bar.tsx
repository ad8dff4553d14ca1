import { useConsole } from '../app/console-context.tsx';
import { KeyHint } from '../app/key-hint.tsx';
import type { Attempt } from './desk.ts';
import { useShelf } from './guide-card-shelf.tsx';
import './save-bar.css';

/** Stays in sight below the fields of a card; `onDelete` for one that is there to be deleted. */
export function SaveBar({ attempt, onDelete }: { attempt: Attempt; onDelete?: () => void }) {
  const { say } = useConsole();
  const { isUnsaved } = useShelf();
  return (
    <div className="save-bar">
      <button
        type="submit"
        className="button primary large"
        aria-disabled={attempt.is === 'under-way'}
        aria-keyshortcuts="Control+Enter"
      >
        {say('guides.save')}
        <KeyHint of="Ctrl Enter" />
      </button>
      <p role="status">
        {attempt.is === 'under-way' && say('guides.saving')}
        {attempt.is === 'saved' && say('guides.saved')}
        {attempt.is === 'none' && isUnsaved && say('guides.unsaved')}
      </p>
      {onDelete && (
        <button type="button" className="button danger" onClick={onDelete}>
          {say('guides.delete')}
        </button>
      )}
    </div>
  );
}
