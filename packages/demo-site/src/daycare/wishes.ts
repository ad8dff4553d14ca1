import * as v from 'valibot';
import { attachedFile, attachment } from '../form/attached-file.ts';
import type { CalendarDay } from '../form/calendar-day.ts';
import { type CareKind, careKinds, offers, type PlaceId, placeIds, places } from './places.ts';
import { startDate } from './start-date.ts';

const text = v.pipe(v.string(), v.trim());

/** A wish that may stay empty. */
const furtherWish = v.union([v.literal(''), v.picklist(placeIds)], 'Vælg fra listen');

const wishNames = ['oenske1', 'oenske2', 'oenske3'] as const;

interface Wishes {
  readonly pasning: CareKind;
  readonly oenske1: PlaceId;
  readonly oenske2: PlaceId | '';
  readonly oenske3: PlaceId | '';
}

/** What is wrong with one wish beside the others, as a sentence. */
function complaint(wishes: Wishes, name: (typeof wishNames)[number]): string | undefined {
  const place = wishes[name];
  if (place === '') return undefined;
  if (!offers(place, wishes.pasning)) {
    const kind = careKinds[wishes.pasning].replace(/ \(.*/, '').toLowerCase();
    return `${places[place].name} har ikke ${kind}. Vælg et andet sted`;
  }
  const earlier = wishNames.slice(0, wishNames.indexOf(name)).map((other) => wishes[other]);
  return earlier.includes(place) ? 'Du har valgt det samme sted to gange' : undefined;
}

/** Rules for step 3, «Dine ønsker». */
export function wishes(today: CalendarDay) {
  return v.pipe(
    v.object({
      dag: text,
      maaned: text,
      aar: text,
      pasning: text,
      oenske1: text,
      oenske2: text,
      oenske3: text,
      soeskende: text,
      bilag: v.nullable(attachedFile),
    }),
    v.transform(({ dag, maaned, aar, ...rest }) => ({ dato: { dag, maaned, aar }, ...rest })),
    v.object({
      dato: startDate(today),
      pasning: v.picklist(
        ['dagpleje', 'vuggestue', 'boernehave'] satisfies CareKind[],
        'Vælg, hvilken slags plads barnet skal have',
      ),
      oenske1: v.picklist(placeIds, 'Vælg det sted, du helst vil have'),
      oenske2: furtherWish,
      oenske3: furtherWish,
      soeskende: v.string(),
      bilag: attachment,
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const { value } = dataset;
      for (const key of wishNames) {
        const message = complaint(value, key);
        const path = [
          { type: 'object', origin: 'value', input: { ...value }, key, value: value[key] },
        ] as const;
        if (message) addIssue({ message, path: [...path] });
      }
    }),
  );
}
