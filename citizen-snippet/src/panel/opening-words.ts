import type { Opening } from '@medkig/api/opening';
import type { Language, Say } from '../strings.ts';

const weekdays = {
  da: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const satisfies Record<Language, readonly string[]>;

/** Whether the hotline answers now, in one or two sentences. */
export function openingWords(opening: Opening, language: Language, say: Say): string {
  if (opening.open) return opening.until ? say('open.until', { tid: short(opening.until) }) : say('open.now');
  const dag = opening.next && weekdays[language][opening.next.weekday - 1];
  return opening.next && dag ? say('open.next', { dag, tid: short(opening.next.at) }) : say('open.closed');
}

/** «20.00» is said «20». */
function short(time: string): string {
  return time.replace(/\.00$/, '');
}
