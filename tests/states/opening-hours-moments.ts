/** The hotline's stored hours, to the minute. */
import { openPanel } from '../support/people.ts';
import type { Moment } from './moment.ts';

/** Hours of a day that has room for them on both sides of now, as they stand in Copenhagen. */
function hoursAround(now: Date): { open: string; closed: string } {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', hour: '2-digit' }).format(now),
  );
  return { open: '00:00-23:59', closed: hour < 12 ? '20:00-21:00' : '01:00-02:00' };
}

const hours = hoursAround(new Date());

export const openingHoursMoments: readonly Moment[] = [
  {
    name: 'open-until',
    needs: { server: { MEDKIG_DEMO_HOURS: hours.open } },
    reach: ({ citizen }) => openPanel(citizen),
    panel: { shows: { text: ['open.until'] }, focus: 'code.label' },
    console: { shows: { text: ['home.open.until'] } },
  },
  {
    name: 'closed',
    needs: { server: { MEDKIG_DEMO_HOURS: hours.closed } },
    reach: ({ citizen }) => openPanel(citizen),
    panel: { shows: { text: ['open.next'] }, focus: 'code.label' },
    console: { shows: { text: ['home.closed.next'] } },
  },
];
