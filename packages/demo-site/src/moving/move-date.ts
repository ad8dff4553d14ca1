import * as v from 'valibot';
import { type CalendarDay, daysFrom } from '../form/calendar-day.ts';
import { dateParts } from '../form/date-parts.ts';

/** A move may be reported from 28 days before it until 5 days after it. */
const daysAhead = 28;
const daysBack = 5;

const messages = {
  empty: 'Skriv din flyttedato',
  partial: 'Flyttedatoen skal have både dag, måned og år',
  impossible: 'Skriv en flyttedato, der findes, for eksempel 1 12 2026',
  tooEarly: `Flyttedatoen må højst være ${daysBack} dage siden. Ring til os, hvis du flyttede før`,
  tooLate: `Flyttedatoen må højst være ${daysAhead} dage fremme i tiden`,
} as const;

/** Rule for the three date fields; gives the day, or says in Danish what is wrong. */
export function moveDate(today: CalendarDay) {
  return v.pipe(
    dateParts(messages),
    v.check((day) => daysFrom(today, day) <= daysAhead, messages.tooLate),
    v.check((day) => daysFrom(today, day) >= -daysBack, messages.tooEarly),
  );
}
