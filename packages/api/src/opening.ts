import * as v from 'valibot';

/** When this answer stops being true, in milliseconds since 1970; null when nothing changes within a week. */
const changesAt = v.nullable(v.number());

/** Whether a hotline answers now, computed by the server at each request from the stored hours. */
export const openingSchema = v.variant('open', [
  /** `until` is «20.00» in local time, or null when it does not close today. */
  v.object({ open: v.literal(true), until: v.nullable(v.string()), changesAt }),
  /** `weekday` 1 (Monday) to 7 and `at` «10.00» of the next opening; null when none is planned. */
  v.object({
    open: v.literal(false),
    next: v.nullable(v.object({ weekday: v.number(), at: v.string() })),
    changesAt,
  }),
]);
export type Opening = v.InferOutput<typeof openingSchema>;
