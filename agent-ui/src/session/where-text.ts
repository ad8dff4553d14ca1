import type { Say } from '../strings.ts';
import type { Destination } from './agent-state.ts';

/** Where the citizen has gone, in one sentence. */
export function whereText({ mitid, host }: Destination, say: Say): string {
  if (mitid) return say('stage.at.mitid');
  return host ? say('stage.at.host', { host }) : say('stage.at.other');
}

/** For how long, in whole minutes; empty within the first. From milliseconds. */
export function minutesText(ms: number, say: Say): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes > 0 ? say('stage.at.minutes', { minutes }) : '';
}
