import { pictureWord } from '@medkig/pairing/picture-word';
import { MAX_RUNS } from '@medkig/protocol/signaling/limits';
import type { ReactNode } from 'react';
import { useConsole } from '../app/console-context.tsx';
import { Icon, type IconName } from '../app/icons.tsx';
import type { Language, Say } from '../strings.ts';
import type { CodeNote } from './agent-state.ts';
import type { HomeState } from './home-page.tsx';
import { TimeLeft } from './time-left.tsx';

interface Message {
  tone: 'info' | 'stop' | 'wait';
  icon: IconName;
  title: string;
  text: ReactNode;
  expiresAt?: number;
}

/** One sentence on what has become of the code, one on what to do, and the time left. */
export function CodeMessage({ state }: { state: HomeState }) {
  const { say, language } = useConsole();
  const message = messageFor(state, say, language);
  if (!message) return null;
  return (
    <div className={`message ${message.tone}`}>
      <Icon name={message.icon} />
      <div>
        <p>
          <strong>{message.title}</strong>
        </p>
        <p>{message.text}</p>
      </div>
      {message.expiresAt !== undefined && <TimeLeft until={message.expiresAt} />}
    </div>
  );
}

function noteLook(note: Exclude<CodeNote, 'none'>): Pick<Message, 'tone' | 'icon'> {
  switch (note) {
    case 'declined':
      return { tone: 'info', icon: 'question' };
    case 'expired':
    case 'reloaded':
      return { tone: 'wait', icon: 'clock' };
    case 'rate':
    case 'load':
    case 'other-tab':
      return { tone: 'wait', icon: 'warning' };
    case 'tries':
    case 'full':
    case 'offline':
    case 'lost':
    case 'signed-out':
    case 'elsewhere':
    case 'shutdown':
    case 'fault':
      return { tone: 'stop', icon: 'warning' };
    default: {
      const never: never = note;
      return never;
    }
  }
}

function messageFor(state: HomeState, say: Say, language: Language): Message | undefined {
  switch (state.is) {
    case 'idle': {
      const { note } = state;
      if (note === 'none') return undefined;
      return {
        ...noteLook(note),
        title: say(`note.${note}`, { max: MAX_RUNS }),
        text: say(`note.${note}.text`),
      };
    }
    case 'opening':
      return state.waits
        ? { tone: 'wait', icon: 'clock', title: say('code.waits'), text: say('code.waits.text') }
        : undefined;
    case 'waiting': {
      const { runsUsed: used, code } = state;
      const common = { expiresAt: code.expiresAt };
      return used === 0
        ? {
            ...common,
            tone: 'info',
            icon: 'clock',
            title: say('code.waiting'),
            text: say('code.waiting.text'),
          }
        : {
            ...common,
            tone: 'stop',
            icon: 'warning',
            title: say('code.wrong', { used, max: MAX_RUNS }),
            text: say('code.wrong.text'),
          };
    }
    case 'checking':
      return { tone: 'info', icon: 'question', title: say('code.checking'), text: say('code.checking.text') };
    case 'asking': {
      const word = <strong>{pictureWord(state.word, language)}</strong>;
      const text = (
        <>
          {say('code.asking.text')}
          {word}
        </>
      );
      return { tone: 'info', icon: 'question', title: say('code.asking'), text };
    }
    default: {
      const never: never = state;
      return never;
    }
  }
}
