/** A day in the calendar, with no time and no zone. `month` counts from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whole days from one date to another; negative when the other lies before. */
export function daysFrom(one: CalendarDay, other: CalendarDay): number {
  const dayNumber = ({ year, month, day }: CalendarDay) => Date.UTC(year, month - 1, day) / 86_400_000;
  return dayNumber(other) - dayNumber(one);
}

/** Whether the day exists: 31 February does not. */
export function existsInCalendar({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const danishClock = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen', dateStyle: 'short' });

/** The day it is in Denmark at a moment given in milliseconds since 1970. */
export function danishDay(now: number): CalendarDay {
  const [year = 0, month = 0, day = 0] = danishClock.format(now).split('-').map(Number);
  return { year, month, day };
}

/** Reads as «1. december 2026». */
export function writeDay({ year, month, day }: CalendarDay): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  return new Intl.DateTimeFormat('da-DK', { timeZone: 'UTC', dateStyle: 'long' }).format(date);
}
