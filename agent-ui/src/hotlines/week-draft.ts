/** A hotline's week as it is being written: pure. */
import { type HotlineDetails, hotlineDetailsSchema, type KeptHotline } from '@medkig/api/hotline';
import * as v from 'valibot';

/** As typed. */
export interface DraftStretch {
  opens: string;
  closes: string;
}

export interface HotlineDraft {
  name: string;
  timeZone: string;
  /** Monday first; a day without a stretch is closed. */
  week: readonly (readonly DraftStretch[])[];
}

/** What must be mended; `day` counts from 0. */
export type HotlineProblem =
  | { field: 'name' | 'timeZone' }
  | { field: 'opens' | 'closes' | 'order' | 'overlap'; day: number; at: number };

export type ReadDraft =
  | { ok: true; value: HotlineDetails }
  | { ok: false; problems: readonly HotlineProblem[] };

/** No day has more stretches. */
export const MOST_STRETCHES = 3;
const WORKDAYS = 5;

/** What a new hotline begins with. */
export const newHotline: HotlineDraft = {
  name: '',
  timeZone: 'Europe/Copenhagen',
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < WORKDAYS ? [{ opens: '8.00', closes: '16.00' }] : [])),
};

export function draftOf({ name, timeZone, hours }: KeptHotline): HotlineDraft {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    hours
      .filter((stretch) => stretch.weekday === weekday)
      .map(({ opens, closes }) => ({ opens: clock(opens), closes: clock(closes) })),
  );
  return { name, timeZone, week };
}

/** The week with these stretches on one day. */
export function withDay(
  { week, ...rest }: HotlineDraft,
  day: number,
  stretches: readonly DraftStretch[],
): HotlineDraft {
  return { ...rest, week: week.map((before, at) => (at === day ? stretches : before)) };
}

/** Tuesday to Friday as Monday. */
export function withMondayOnWorkdays({ week, ...rest }: HotlineDraft): HotlineDraft {
  return { ...rest, week: week.map((before, day) => (day < WORKDAYS ? (week[0] ?? []) : before)) };
}

/** What is saved of the draft, or what keeps it from being saved, in the order of the fields. */
export function readDraft({ name, timeZone, week }: HotlineDraft): ReadDraft {
  const typed = week.flatMap((stretches, day) => stretches.map((stretch, at) => ({ ...stretch, day, at })));
  const hours = typed.map(({ day, opens, closes }) => ({
    weekday: day + 1,
    opens: minutesOf(opens),
    closes: minutesOf(closes),
  }));
  const parsed = v.safeParse(hotlineDetailsSchema, { name, timeZone, hours });
  if (parsed.success) return { ok: true, value: parsed.output };
  const problems = new Map<string, HotlineProblem>();
  for (const issue of parsed.issues) {
    const path = v.getDotPath(issue) ?? '';
    const [field, index, part] = path.split('.');
    if (field === 'name' || field === 'timeZone') problems.set(field, { field });
    else if (index !== undefined) {
      const { day, at } = typed[Number(index)] ?? { day: 0, at: 0 };
      const one = { field: part === 'opens' || part === 'closes' ? part : 'order', day, at } as const;
      problems.set(keyOf(one), one);
    }
  }
  // The schema compares stretches only when all else is right.
  for (const one of overlapping(typed, hours)) problems.set(keyOf(one), one);
  return { ok: false, problems: [...problems.values()] };
}

interface Minutes {
  weekday: number;
  opens: number;
  closes: number;
}

/** Each stretch that begins before one that stands above it on the same day has ended. */
function overlapping(
  typed: readonly { day: number; at: number }[],
  hours: readonly Minutes[],
): HotlineProblem[] {
  return typed.flatMap(({ day, at }, index) => {
    const own = hours[index];
    const isOver = hours
      .slice(0, index)
      .some(
        (other) =>
          own && other.weekday === own.weekday && own.opens < other.closes && other.opens < own.closes,
      );
    return isOver ? [{ field: 'overlap', day, at } as const] : [];
  });
}

function keyOf(problem: HotlineProblem): string {
  return 'day' in problem ? `${problem.field}-${problem.day}-${problem.at}` : problem.field;
}

/** «8», «8.30», «08:30» and «0830» as minutes after midnight; NaN for anything else. */
export function minutesOf(typed: string): number {
  const [, hours = '', minutes = '0'] = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/.exec(typed) ?? [];
  if (hours === '' || Number(minutes) > 59) return Number.NaN;
  return Number(hours) * 60 + Number(minutes);
}

/** «8.30», as times are written in Danish. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
}
