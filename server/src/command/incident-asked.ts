import { parseArgs } from 'node:util';
import * as v from 'valibot';

/** `from` and `to` in milliseconds since 1970. */
export interface IncidentStretch {
  name: string;
  from: number;
  to: number;
}

/** «2026-01-05» is that day's beginning, in UTC; «2026-01-05T14:30:00Z» that moment. */
const momentSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/),
  v.transform(Date.parse),
  v.number(),
);

const askedSchema = v.pipe(
  v.object({ name: v.pipe(v.string(), v.minLength(1)), from: momentSchema, to: momentSchema }),
  v.check(({ from, to }) => from < to),
);

/** NAME --from 2026-01-05 --to 2026-01-07; undefined for anything else. */
export function readIncidentAsked(words: readonly string[]): IncidentStretch | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { from: { type: 'string' }, to: { type: 'string' } },
      allowPositionals: true,
    });
    const asked = v.safeParse(askedSchema, { ...values, name: positionals.join(' ') });
    return asked.success ? asked.output : undefined;
  } catch {
    return undefined;
  }
}
