import * as v from 'valibot';
import { languages } from '../strings.ts';

export const themes = ['system', 'light', 'dark'] as const;

const preferencesSchema = v.object({
  language: v.fallback(v.picklist(languages), 'da'),
  theme: v.fallback(v.picklist(themes), 'system'),
  /** Shortcuts of a single key (WCAG 2.1.4). */
  singleKeys: v.fallback(v.boolean(), true),
});
export type Preferences = v.InferOutput<typeof preferencesSchema>;

const KEY = 'medkig-console';

/** What this browser remembers; anything missing or broken is the default. */
export function loadPreferences(storage: Storage): Preferences {
  return v.parse(preferencesSchema, { ...readObject(storage) });
}

/** A browser that refuses to store forgets at the next visit, nothing more. */
export function savePreferences(storage: Storage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // full or forbidden
  }
}

function readObject(storage: Storage): object {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
