/** Long lists come in pages. */
import * as v from 'valibot';
import { id } from './plain-text.ts';

/** No page has more. */
export const LONGEST_PAGE = 200;

/** `after`: the `next` of the page before. */
export const pageQuery = {
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(
    v.pipe(v.string(), v.digits(), v.toNumber(), v.minValue(1), v.maxValue(LONGEST_PAGE)),
    '50',
  ),
};

/** Of a list by name. `search`: words of which each must stand somewhere. */
export const namedPageQuery = v.strictObject({
  ...pageQuery,
  after: v.optional(id),
  search: v.optional(v.pipe(v.string(), v.maxLength(100))),
});

/** `next`: what to ask for the page after this; null on the last. */
export const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), next: v.nullable(v.string()) });
