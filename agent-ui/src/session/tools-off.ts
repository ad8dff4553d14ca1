import type { LiveState } from './agent-state.ts';
import { isStale } from './picture-age.ts';

/** Why the tools cannot be used at this moment, if so. */
export type ToolsOff = 'no' | 'grant' | 'paused' | 'stale';

export function toolsOff({ grants, picture }: LiveState, now: number): ToolsOff {
  if (!grants.includes('point')) return 'grant';
  if (picture.is === 'paused' || (picture.is === 'away' && picture.was === 'paused')) return 'paused';
  return isStale(picture, now) ? 'stale' : 'no';
}
