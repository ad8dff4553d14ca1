import * as v from 'valibot';
import { type AttachedFile, attachedFile } from './attached-file.ts';
import type { Step } from './form.ts';

/** What the citizen put into one step's controls, as posted; `null` is a file field with nothing chosen. */
export type Fields = Readonly<Record<string, string | readonly string[] | AttachedFile | null>>;

/** By step: what the citizen has posted so far. A draft may be wrong; it is judged each time it is looked at. */
export type Drafts = Readonly<Record<string, Fields>>;

const body = v.record(v.string(), v.union([v.string(), v.array(v.string()), attachedFile]));

type Reading = { ok: true; fields: Fields } | { ok: false; reason: 'malformed' };

/** Reads a parsed form body: only the step's own names, one text for a field, a list for a group of checkboxes. */
export function readFields(step: Step, input: unknown): Reading {
  const posted = v.safeParse(body, input);
  if (!posted.success) return { ok: false, reason: 'malformed' };
  const fields: Record<string, Fields[string]> = {};
  for (const name of step.fields) {
    const value = posted.output[name] ?? '';
    if (typeof value !== 'string') return { ok: false, reason: 'malformed' };
    fields[name] = value;
  }
  for (const name of step.groups) {
    const value = posted.output[name] ?? [];
    if (!(typeof value === 'string' || Array.isArray(value))) return { ok: false, reason: 'malformed' };
    fields[name] = [value].flat();
  }
  if (step.file) {
    const value = posted.output[step.file.name] ?? null;
    if (typeof value === 'string' || Array.isArray(value)) return { ok: false, reason: 'malformed' };
    fields[step.file.name] = value;
  }
  return { ok: true, fields };
}
