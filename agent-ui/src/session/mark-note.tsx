import { useConsole } from '../app/console-context.tsx';
import { Icon, type IconName } from '../app/icons.tsx';
import type { Say } from '../strings.ts';
import type { MarkNote as Note } from './agent-state.ts';
import { answerText } from './requests/request-text.ts';

export function markText(note: Note, say: Say): string {
  switch (note.is) {
    case 'none':
      return '';
    case 'marked':
      return say('mark.made', { label: note.label, number: note.number });
    case 'shown':
      return say(`note.${note.by}`, { label: note.label });
    case 'waits':
      return say('note.waits');
    case 'refused':
      return say(`mark.refused.${note.outcome}`);
    case 'asked':
      return say(`${note.tool}.asked`, { label: note.label });
    case 'answered':
      return answerText(note.tool, note.outcome, note.label, say);
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
  if (note.is === 'none' || note.is === 'marked' || note.is === 'shown') return null;
  const isGood = note.is === 'asked' || (note.is === 'answered' && note.outcome === 'done');
  return (
    <div className="banner" data-tone={isGood ? 'ok' : 'wait'}>
      <Icon name={signOf(note, isGood)} />
      <p>{markText(note, say)}</p>
    </div>
  );
}

function signOf(note: Note, isGood: boolean): IconName {
  if (note.is === 'refused') return 'warning';
  const isAboutSeeing = note.is === 'covered' || ('tool' in note && note.tool === 'ask');
  if (isAboutSeeing) return isGood ? 'eye' : 'eye-off';
  if (note.is === 'asked') return 'clock';
  return isGood ? 'check' : 'warning';
}
