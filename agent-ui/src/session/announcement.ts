import { pictureWord } from '@medkig/pairing/picture-word';
import { MAX_RUNS } from '@medkig/protocol/signaling/limits';
import type { Language, Say } from '../strings.ts';
import type { AgentState, LiveState } from './agent-state.ts';

/** What a screen reader says when the state changes; empty when there is nothing to say. */
export function statusText(state: AgentState, say: Say, language: Language): string {
  switch (state.is) {
    case 'idle':
      return state.note === 'none'
        ? ''
        : both(say(`note.${state.note}`, { max: MAX_RUNS }), say(`note.${state.note}.text`));
    case 'opening':
      return state.waits ? both(say('code.waits'), say('code.waits.text')) : say('code.opening');
    case 'waiting':
      return state.runsUsed === 0
        ? both(say('code.waiting'), say('code.waiting.text'))
        : both(say('code.wrong', { used: state.runsUsed, max: MAX_RUNS }), say('code.wrong.text'));
    case 'checking':
      return say('code.checking');
    case 'asking':
      return both(say('code.asking'), say('code.asking.text') + pictureWord(state.word, language));
    case 'live':
      return liveText(state, say);
    case 'ended':
      return say('end.closed');
    default: {
      const never: never = state;
      return never;
    }
  }
}

/** Whatever keeps the picture away is said by the banner over the stage. */
function liveText({ picture, measured }: LiveState, say: Say): string {
  if (picture.is === 'shown') return say('live.seen');
  return picture.is === 'opening' && measured.firstPictureAt !== undefined ? say('live.opening') : '';
}

function both(title: string, text: string): string {
  return `${title}. ${text}`;
}
