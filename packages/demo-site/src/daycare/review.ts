import * as v from 'valibot';
import { type CalendarDay, writeDay } from '../form/calendar-day.ts';
import { writeCprNumber } from '../form/cpr-number.ts';
import type { Drafts } from '../form/fields.ts';
import { notFilled, type ReviewSection } from '../form/review-section.ts';
import { aboutChild } from './about-child.ts';
import { aboutParent } from './about-parent.ts';
import { careKinds, type PlaceId, places } from './places.ts';
import { wishes } from './wishes.ts';

const placeName = (id: PlaceId | '') => (id === '' ? notFilled : places[id].name);

/** The citizen's answers as they are shown for reading through, step by step; nothing while a step is not complete. */
export function reviewDaycare(drafts: Drafts, today: CalendarDay): readonly ReviewSection[] {
  const parent = v.safeParse(aboutParent, drafts['om-dig']);
  const child = v.safeParse(aboutChild, drafts['om-barnet']);
  const wished = v.safeParse(wishes(today), drafts.oensker);
  if (!parent.success || !child.success || !wished.success) return [];
  const { dato, pasning, oenske1, oenske2, oenske3, soeskende, bilag } = wished.output;
  return [
    {
      step: 'om-dig',
      rows: [
        { label: 'Navn', value: parent.output.navn, control: 'navn' },
        { label: 'Telefon', value: parent.output.telefon, control: 'telefon' },
        { label: 'E-mail', value: parent.output.email || notFilled, control: 'email' },
      ],
    },
    {
      step: 'om-barnet',
      rows: [
        { label: 'Barnets navn', value: child.output.barnets_navn, control: 'barnets-navn' },
        {
          label: 'Barnets CPR-nummer',
          value: writeCprNumber(child.output.barnets_cpr),
          control: 'barnets-cpr',
        },
      ],
    },
    {
      step: 'oensker',
      rows: [
        { label: 'Startdato', value: writeDay(dato), control: 'dato-day' },
        { label: 'Slags plads', value: careKinds[pasning], control: 'pasning-option1' },
        { label: '1. ønske', value: placeName(oenske1), control: 'oenske1' },
        { label: '2. ønske', value: placeName(oenske2), control: 'oenske2' },
        { label: '3. ønske', value: placeName(oenske3), control: 'oenske3' },
        { label: 'Søskende i dagtilbud', value: soeskende === 'ja' ? 'Ja' : 'Nej', control: 'soeskende' },
        { label: 'Dokumentation', value: bilag ?? 'Ingen fil', control: 'bilag' },
      ],
    },
  ];
}
