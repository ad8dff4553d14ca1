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
const WEEK = 7 * DAY;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Whether a hotline with these weekly hours answers at `now`.
 * @param timeZone IANA name that the hours are local to
 * @param now milliseconds since 1970
 */
export function openingAt(hours: readonly Hours[], timeZone: string, now: number): Opening {
  const format = localFormat(timeZone);
  const local = localTime(format, now);
  const current = hours.find(
    ({ weekday, opens, closes }) =>
      weekday === local.weekday && opens <= local.minute && local.minute < closes,
  );
  const changesAt = nextChange(hours, format, now);
  if (current) return { open: true, until: closingTime(hours, current), changesAt };
  return { open: false, next: nextOpening(hours, local), changesAt };
}

/**
 * The next moment at which the clock on the wall opens or closes the hotline. Clocks are set forward and back only on
 * whole hours of UTC, so within one of those the local minutes follow each other.
 */
function nextChange(hours: readonly Hours[], format: Intl.DateTimeFormat, now: number): number | null {
  const isOpen = new Uint8Array(WEEK);
  for (const { weekday, opens, closes } of hours) {
    isOpen.fill(1, (weekday - 1) * DAY + opens, (weekday - 1) * DAY + closes);
  }
  const minuteOfWeek = (at: number) => {
    const { weekday, minute } = localTime(format, at);
    return (weekday - 1) * DAY + minute;
  };
  const current = isOpen[minuteOfWeek(now)];
  for (let hour = now - (now % HOUR_MS); hour <= now + WEEK * MINUTE_MS; hour += HOUR_MS) {
    const first = minuteOfWeek(hour);
    for (let minute = 0; minute < 60; minute += 1) {
      const at = hour + minute * MINUTE_MS;
      if (at > now && isOpen[(first + minute) % WEEK] !== current) return at;
    }
  }
  return null;
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
    return away > 0 ? away : away + WEEK;
  };
  const [next] = hours.toSorted((a, b) => minutesAway(a) - minutesAway(b));
  return next ? { weekday: next.weekday, at: clock(next.opens) } : null;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

function localTime(format: Intl.DateTimeFormat, now: number): { weekday: number; minute: number } {
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
