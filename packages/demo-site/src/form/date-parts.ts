import * as v from 'valibot';
import { type CalendarDay, existsInCalendar } from './calendar-day.ts';

const part = v.pipe(v.string(), v.trim());

/** Reads three fields as a day that exists, or says what is wrong. */
export function dateParts(messages: { empty: string; partial: string; impossible: string }) {
  return v.pipe(
    v.object({ dag: part, maaned: part, aar: part }),
    v.rawTransform(({ dataset, addIssue, NEVER }): CalendarDay => {
      const reading = readDay(dataset.value);
      if (typeof reading !== 'string') return reading;
      addIssue({ message: messages[reading] });
      return NEVER;
    }),
  );
}

function readDay({ dag, maaned, aar }: { dag: string; maaned: string; aar: string }) {
  const texts = [dag, maaned, aar];
  if (texts.every((text) => text === '')) return 'empty';
  if (texts.some((text) => text === '')) return 'partial';
  const isNumeric = /^\d{1,2}$/.test(dag) && /^\d{1,2}$/.test(maaned) && /^\d{4}$/.test(aar);
  const day = { year: Number(aar), month: Number(maaned), day: Number(dag) };
  return isNumeric && existsInCalendar(day) ? day : 'impossible';
}
