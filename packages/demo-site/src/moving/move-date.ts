import * as v from 'valibot';
import { type CalendarDay, dayNumber, existsInCalendar } from './calendar-day.ts';

/** A move may be reported from 28 days before it until 5 days after it. */
const daysAhead = 28;
const daysBack = 5;

const messages = {
  empty: 'Skriv din flyttedato',
  partial: 'Flyttedatoen skal have både dag, måned og år',
  impossible: 'Skriv en flyttedato, der findes, for eksempel 1 12 2026',
  'too-early': `Flyttedatoen må højst være ${daysBack} dage siden. Ring til os, hvis du flyttede før`,
  'too-late': `Flyttedatoen må højst være ${daysAhead} dage fremme i tiden`,
} as const;

type Reading = { ok: true; day: CalendarDay } | { ok: false; reason: keyof typeof messages };

interface DateParts {
  readonly dag: string;
  readonly maaned: string;
  readonly aar: string;
}

function readMoveDate(parts: DateParts, today: CalendarDay): Reading {
  const texts = [parts.dag, parts.maaned, parts.aar];
  if (texts.every((text) => text === '')) return { ok: false, reason: 'empty' };
  if (texts.some((text) => text === '')) return { ok: false, reason: 'partial' };
  const isNumeric =
    /^\d{1,2}$/.test(parts.dag) && /^\d{1,2}$/.test(parts.maaned) && /^\d{4}$/.test(parts.aar);
  const day = { year: Number(parts.aar), month: Number(parts.maaned), day: Number(parts.dag) };
  if (!isNumeric || !existsInCalendar(day)) return { ok: false, reason: 'impossible' };
  const ahead = dayNumber(day) - dayNumber(today);
  if (ahead > daysAhead) return { ok: false, reason: 'too-late' };
  if (ahead < -daysBack) return { ok: false, reason: 'too-early' };
  return { ok: true, day };
}

const part = v.pipe(v.string(), v.trim());

/** Rule for the three date fields; gives the day, or says in Danish what is wrong. */
export function moveDate(today: CalendarDay) {
  return v.pipe(
    v.object({ dag: part, maaned: part, aar: part }),
    v.rawTransform(({ dataset, addIssue, NEVER }): CalendarDay => {
      const reading = readMoveDate(dataset.value, today);
      if (reading.ok) return reading.day;
      addIssue({ message: messages[reading.reason] });
      return NEVER;
    }),
  );
}
