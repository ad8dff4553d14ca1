import type { Opening } from '@medkig/api/opening';
import type { Language, Say } from '../strings.ts';

/** «mandag» for 1 and so on, as the language writes it; the first of January 2024 was a Monday. */
function weekdayName(weekday: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return format.format(Date.UTC(2024, 0, weekday));
}

/** Whether the hotline answers now, in one or two sentences. */
export function openingWords(opening: Opening, language: Language, say: Say): string {
  if (opening.open) return opening.until ? say('open.until', { tid: short(opening.until) }) : say('open.now');
  if (!opening.next) return say('open.closed');
  const { weekday, at } = opening.next;
  return say('open.next', { dag: weekdayName(weekday, language), tid: short(at) });
}

/** «20.00» is said «20». */
function short(time: string): string {
  return time.replace(/\.00$/, '');
}
