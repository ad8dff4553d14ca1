import type { Opening } from '@medkig/api/opening';

/** One stretch of a week in which a hotline answers. */
export interface Hours {
  /** 1 (Monday) to 7. */
  weekday: number;
  /** Minutes after local midnight, 0 to 1439. */
  opens: number;
  /** Minutes after local midnight, 1 to 1440. */
  closes: number;
}

const DAY = 1440;

/**
 * Whether a hotline with these weekly hours answers at `now`.
 * @param timeZone IANA name that the hours are local to
 * @param now milliseconds since 1970
 */
export function openingAt(hours: readonly Hours[], timeZone: string, now: number): Opening {
  const local = localTime(timeZone, now);
  const current = hours.find(
    ({ weekday, opens, closes }) =>
      weekday === local.weekday && opens <= local.minute && local.minute < closes,
  );
  if (current) return { open: true, until: closingTime(hours, current) };
  return { open: false, next: nextOpening(hours, local) };
}

/** When the stretch ends, counting what follows without a break; null when it goes on over midnight. */
function closingTime(hours: readonly Hours[], current: Hours): string | null {
  if (current.closes === DAY) {
    const tomorrow = (current.weekday % 7) + 1;
    return hours.some(({ weekday, opens }) => weekday === tomorrow && opens === 0) ? null : clock(DAY);
  }
  const following = hours.find(
    ({ weekday, opens }) => weekday === current.weekday && opens === current.closes,
  );
  return following ? closingTime(hours, following) : clock(current.closes);
}

function nextOpening(hours: readonly Hours[], local: { weekday: number; minute: number }) {
  const minutesAway = ({ weekday, opens }: Hours) => {
    const away = (weekday - local.weekday) * DAY + opens - local.minute;
    return away > 0 ? away : away + 7 * DAY;
  };
  const [next] = hours.toSorted((a, b) => minutesAway(a) - minutesAway(b));
  return next ? { weekday: next.weekday, at: clock(next.opens) } : null;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localTime(timeZone: string, now: number): { weekday: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    weekday: weekdays.indexOf(parts.get('weekday') ?? '') + 1,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** «08.30», as times are written in Danish. */
function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}
