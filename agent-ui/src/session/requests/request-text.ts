import type { GuideOutcome } from '@medkig/protocol/session/messages';
import type { Say } from '../../strings.ts';
import type { RequestTool } from './request.ts';

/** What became of a request, in words that say what to do next. */
export function answerText(tool: RequestTool, outcome: GuideOutcome, label: string, say: Say): string {
  switch (outcome) {
    case 'done':
    case 'refused':
    case 'lapsed':
      return say(`${tool}.${outcome}`, { label });
    case 'busy':
      return say('ask.busy');
    case 'empty':
      return say('ask.empty', { label });
    case 'never-shown':
      return say('ask.never-shown');
    case 'forbidden':
      return tool === 'ask' ? say('ask.never-shown') : say(`${tool}.forbidden`, { label });
    case 'gone':
      return tool === 'ask' ? say('ask.gone', { label }) : say('wish.gone', { label });
    case 'hidden':
    case 'covered':
      return outcome === 'covered' ? say('wish.covered', { label }) : say('ask.hidden', { label });
    case 'not-granted':
      return say(tool === 'ask' ? 'ask.not-granted' : 'wish.not-granted');
    case 'typing':
      return say('ask.typing');
    case 'malformed':
      return tool === 'fill' ? say('fill.malformed', { label }) : say('ask.malformed');
    default: {
      const never: never = outcome;
      return never;
    }
  }
}
