import * as v from 'valibot';
import { type CalendarDay, daysFrom } from '../form/calendar-day.ts';
import { dateParts } from '../form/date-parts.ts';

/** A child is signed up at most this long before it starts. */
const yearsAhead = 3;

/** Rule for the three date fields; gives the day, or says in Danish what is wrong. */
export function startDate(today: CalendarDay) {
  const last = { ...today, year: today.year + yearsAhead };
  return v.pipe(
    dateParts({
      empty: 'Skriv, hvornår barnet skal starte',
      partial: 'Startdatoen skal have både dag, måned og år',
      impossible: 'Skriv en startdato, der findes, for eksempel 1 8 2027',
    }),
    v.check(
      (day) => daysFrom(today, day) >= 0,
      // The usual reason: the date of birth was written here.
      'Startdatoen må ikke være før i dag. Skriv den dag, barnet skal begynde, ikke fødselsdagen',
    ),
    v.check((day) => daysFrom(day, last) >= 0, `Startdatoen må højst være ${yearsAhead} år fremme i tiden`),
  );
}
