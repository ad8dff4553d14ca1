import type { LiveState } from './agent-state.ts';
import { beneath } from './here-picture.ts';
import { isElsewhere, isStale } from './picture-age.ts';

/** Why the tools cannot be used at this moment, if so. */
export type ToolsOff = 'no' | 'grant' | 'paused' | 'unshown' | 'elsewhere' | 'stale';

export function toolsOff(live: LiveState, now: number): ToolsOff {
  const { grants, picture } = live;
  if (!grants.includes('point')) return 'grant';
  if (isElsewhere(live)) return 'elsewhere';
  const here = beneath(picture);
  if (here.is === 'paused') return here.cause === 'citizen' ? 'paused' : 'unshown';
  return isStale(picture, now) ? 'stale' : 'no';
}
