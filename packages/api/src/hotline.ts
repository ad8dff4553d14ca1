/** Hotlines: municipalities that share agents and opening hours. */
import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { namedPageQuery, pageOf } from './page.ts';
import { id, line } from './plain-text.ts';

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));

/** One stretch of a week in which the hotline answers: minutes after local midnight. */
const hoursSchema = v.pipe(
  v.strictObject({
    /** 1 (Monday) to 7. */
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    opens: minute,
    closes: minute,
  }),
  v.check(({ opens, closes }) => opens < closes),
);

type Stretch = v.InferOutput<typeof hoursSchema>;
const overlap = (a: Stretch, b: Stretch) =>
  a.weekday === b.weekday && a.opens < b.closes && b.opens < a.closes;

export const hotlineDetailsSchema = v.strictObject({
  name: line(100),
  /** IANA name; the hours are local to it. */
  timeZone: v.pipe(v.string(), v.check(isTimeZone)),
  hours: v.pipe(
    v.array(hoursSchema),
    v.maxLength(21),
    v.check((all) => all.every((one, at) => all.every((other, i) => i <= at || !overlap(one, other)))),
  ),
});
export type HotlineDetails = v.InferOutput<typeof hotlineDetailsSchema>;

export const keptHotlineSchema = v.object({ id, ...hotlineDetailsSchema.entries });
export type KeptHotline = v.InferOutput<typeof keptHotlineSchema>;

const oneHotline = v.object({ hotline: id });

export const listHotlines = endpoint({
  method: 'GET',
  path: '/hotlines',
  summary: 'The hotlines within reach, by name; `search` looks at the name',
  needs: 'hotlines:read',
  query: namedPageQuery,
  answer: pageOf(keptHotlineSchema),
});

export const addHotline = endpoint({
  method: 'POST',
  path: '/hotlines',
  summary: 'Adds a hotline, with the guide cards that come along',
  needs: 'hotlines:add',
  body: hotlineDetailsSchema,
  answer: keptHotlineSchema,
  problems: ['taken'],
});

export const changeHotline = endpoint({
  method: 'PUT',
  path: '/hotlines/:hotline',
  summary: 'Changes a hotline’s name and hours',
  needs: 'hotlines:write',
  params: oneHotline,
  body: hotlineDetailsSchema,
  answer: keptHotlineSchema,
  problems: ['taken', 'not-found'],
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
