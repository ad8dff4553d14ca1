import * as v from 'valibot';

/** `problems`: the fields that must be mended, in the order of the page. */
export type Reading<T, Field> = { ok: true; value: T } | { ok: false; problems: readonly Field[] };

/** What the fields hold, by the schema that the server will read it with. `fields`: «phone», «greeting.da». */
export function readForm<S extends v.GenericSchema, Field extends string>(
  schema: S,
  fields: readonly Field[],
  value: unknown,
): Reading<v.InferOutput<S>, Field> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return { ok: true, value: parsed.output };
  const at = parsed.issues.map((issue) => v.getDotPath(issue) ?? '');
  const problems = fields.filter((field) =>
    at.some((path) => path === field || path.startsWith(`${field}.`)),
  );
  if (problems.length === 0) throw new Error(`no field of the form is at ${at}`);
  return { ok: false, problems };
}
