import type { LiveState } from './agent-state.ts';
import { beneath } from './live-transition.ts';
import { isElsewhere, isStale } from './picture-age.ts';

/** Why the tools cannot be used at this moment, if so. */
export type ToolsOff = 'no' | 'grant' | 'paused' | 'elsewhere' | 'stale';

export function toolsOff(live: LiveState, now: number): ToolsOff {
  const { grants, picture } = live;
  if (!grants.includes('point')) return 'grant';
  if (isElsewhere(live)) return 'elsewhere';
  if (beneath(picture).is === 'paused') return 'paused';
  return isStale(picture, now) ? 'stale' : 'no';
}
