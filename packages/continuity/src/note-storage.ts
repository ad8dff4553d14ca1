/** Where a page leaves a note for the next one: the tab's own storage, which dies with the tab. */
export type NoteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** In a browser that forbids storage, one that forgets with the page. */
export function noteStorage(window: Pick<Window, 'sessionStorage'>): NoteStorage {
  try {
    return window.sessionStorage;
  } catch {
    const notes = new Map<string, string>();
    return {
      getItem: (key) => notes.get(key) ?? null,
      setItem: (key, text) => void notes.set(key, text),
      removeItem: (key) => void notes.delete(key),
    };
  }
}
