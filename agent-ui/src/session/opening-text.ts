import type { Opening } from '@medkig/api/opening';
import type { Say } from '../strings.ts';

const weekdays = ['day.1', 'day.2', 'day.3', 'day.4', 'day.5', 'day.6', 'day.7'] as const;

/** Whether the hotline is open, in one sentence. */
export function openingText(opening: Opening, say: Say): string {
  if (opening.open)
    return opening.until === null ? say('home.open') : say('home.open.until', { time: opening.until });
  const day = opening.next && weekdays[opening.next.weekday - 1];
  return opening.next && day
    ? say('home.closed.next', { day: say(day), time: opening.next.at })
    : say('home.closed');
}
