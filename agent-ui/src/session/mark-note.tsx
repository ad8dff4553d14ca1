import { useConsole } from '../app/console-context.tsx';
import { Icon } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { MarkNote as Note } from './agent-state.ts';

export function markText(note: Note, say: Say): string {
  switch (note.is) {
    case 'none':
      return '';
    case 'marked':
      return say('mark.made', { label: note.label, number: note.number });
    case 'refused':
      return say(`mark.refused.${note.outcome}`);
    case 'asked':
      return say('ask.asked', { label: note.label });
    case 'answered':
      return say(`ask.${note.outcome}`, { label: note.label });
    case 'covered':
      return say('ask.covered');
    default: {
      const never: never = note;
      return never;
    }
  }
}

/** A mark that came through is seen on the stage; one that did not needs words, and so do questions to the citizen. */
export function MarkNote({ note }: { note: Note }) {
  const { say } = useConsole();
  if (note.is === 'none' || note.is === 'marked') return null;
  const isGood = note.is === 'asked' || (note.is === 'answered' && note.outcome === 'done');
  return (
    <div className="banner" data-tone={isGood ? 'ok' : 'wait'}>
      <Icon name={isGood ? 'eye' : note.is === 'refused' ? 'warning' : 'eye-off'} />
      <p>{markText(note, say)}</p>
    </div>
  );
}
