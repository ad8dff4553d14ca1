import * as v from 'valibot';
import type { Step, StepId } from './steps.ts';

/** What the citizen put into one step's controls, as posted. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What the citizen has posted so far. A draft may be wrong; it is judged each time it is looked at. */
export type Drafts = Readonly<Partial<Record<StepId, Fields>>>;

const body = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

type Reading = { ok: true; fields: Fields } | { ok: false; reason: 'malformed' };

/** Reads a parsed form body: only the step's own names, one text for a field, a list for a group of checkboxes. */
export function readFields(step: Step, input: unknown): Reading {
  const posted = v.safeParse(body, input);
  if (!posted.success) return { ok: false, reason: 'malformed' };
  const fields: Record<string, string | readonly string[]> = {};
  for (const name of step.fields) {
    const value = posted.output[name] ?? '';
    if (typeof value !== 'string') return { ok: false, reason: 'malformed' };
    fields[name] = value;
  }
  for (const name of step.groups) {
    const value = posted.output[name] ?? [];
    fields[name] = typeof value === 'string' ? [value] : value;
  }
  return { ok: true, fields };
}
