/** Stretches of time that an auditor chooses from. Pure; days are those of the browser's time zone. */

export const spans = ['day', 'week', 'month', 'all', 'own'] as const;
export type Span = (typeof spans)[number];

/** `own`: dates as a date field holds them, «2026-01-05», the last one included; empty where none is chosen. */
export interface ChosenSpan {
  span: Span;
  first: string;
  last: string;
}

/** In milliseconds since 1970: from the first on, before the second. Absent: without an end. */
export interface Stretch {
  from?: number;
  to?: number;
}

export function stretchOf({ span, first, last }: ChosenSpan, now: number): Stretch {
  switch (span) {
    case 'day':
      return { from: dayOf(now, 0) };
    case 'week':
      return { from: dayOf(now, -6) };
    case 'month':
      return { from: dayOf(now, -29) };
    case 'all':
      return {};
    case 'own': {
      const [from, to] = [beginning(first, 0), beginning(last, 1)];
      return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    }
    default: {
      const never: never = span;
      return never;
    }
  }
}

/** Midnight before the day that is so many days from this moment. */
function dayOf(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

function beginning(date: string, daysLater: number): number | undefined {
  const at = Date.parse(`${date}T00:00`);
  return Number.isNaN(at) ? undefined : dayOf(at, daysLater);
}
