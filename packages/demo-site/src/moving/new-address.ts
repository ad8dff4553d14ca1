import * as v from 'valibot';
import type { CalendarDay } from '../form/calendar-day.ts';
import { moveDate } from './move-date.ts';

/** The municipality's postal districts: numbers that no real Danish district uses. */
export const postalDistricts = {
  '4321': '4321 Vestby',
  '4323': '4323 Vestby Strand',
  '4325': '4325 Bakkeby',
  '4327': '4327 Nørre Enge',
  '4329': '4329 Lyngholt',
} as const;

const numbers = ['4321', '4323', '4325', '4327', '4329'] as const satisfies (keyof typeof postalDistricts)[];

const text = v.pipe(v.string(), v.trim());

/** Rules for step 2, «Din nye adresse». */
export function newAddress(today: CalendarDay) {
  return v.pipe(
    v.object({
      dag: text,
      maaned: text,
      aar: text,
      vejnavn: text,
      husnummer: text,
      etage: text,
      postnummer: text,
      co: text,
    }),
    v.transform(({ dag, maaned, aar, ...address }) => ({ dato: { dag, maaned, aar }, ...address })),
    v.object({
      dato: moveDate(today),
      vejnavn: v.pipe(
        v.string(),
        v.nonEmpty('Skriv vejnavnet'),
        v.maxLength(40, 'Vejnavnet må højst fylde 40 tegn'),
      ),
      husnummer: v.pipe(
        v.string(),
        v.nonEmpty('Skriv husnummeret'),
        v.regex(
          /^\d{1,3} ?\p{L}?$/u,
          'Husnummeret skal være et tal, eventuelt med et bogstav, for eksempel 14 B',
        ),
      ),
      etage: v.pipe(v.string(), v.maxLength(20, 'Etage og dør må højst fylde 20 tegn')),
      postnummer: v.picklist(numbers, 'Vælg dit postnummer'),
      co: v.pipe(v.string(), v.maxLength(100, 'Navnet på den, du bor hos, må højst fylde 100 tegn')),
    }),
  );
}
