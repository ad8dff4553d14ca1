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
    default: {
      const never: never = note;
      return never;
    }
  }
}

/** A mark that came through is seen on the stage; only one that did not needs words on the screen. */
export function MarkNote({ note }: { note: Note }) {
  const { say } = useConsole();
  if (note.is !== 'refused') return null;
  return (
    <div className="banner">
      <Icon name="warning" />
      <p>{markText(note, say)}</p>
    </div>
  );
}
