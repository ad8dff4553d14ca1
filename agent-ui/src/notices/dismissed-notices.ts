import * as v from 'valibot';

const KEY = 'medkig-notices';
/** Three stand at a time, and none longer than half a day. */
const MOST = 20;

const dismissedSchema = v.fallback(v.array(v.string()), []);

/** The notices that were put away on this console. */
export function loadDismissed(storage: Storage): readonly string[] {
  try {
    return v.parse(dismissedSchema, JSON.parse(storage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

/** A browser that refuses to store shows the notice again at the next visit, nothing more. */
export function addDismissed(storage: Storage, before: readonly string[], id: string): readonly string[] {
  const after = [...before, id].slice(-MOST);
  try {
    storage.setItem(KEY, JSON.stringify(after));
  } catch {
    // full or forbidden
  }
  return after;
}
