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
      return say('code.opening');
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

function liveText({ picture, measured }: LiveState, say: Say): string {
  switch (picture.is) {
    case 'opening':
      if (measured.firstPictureAt !== undefined) return say('live.opening');
      return both(say('stage.opening'), say('stage.opening.text'));
    case 'shown':
      return say('live.seen');
    case 'paused':
      return both(say('stage.paused'), say('stage.paused.text'));
    case 'away':
      // Not yet: every page load is away for a moment. The banner speaks when the picture is old.
      return '';
    default: {
      const never: never = picture;
      return never;
    }
  }
}

function both(title: string, text: string): string {
  return `${title}. ${text}`;
}
