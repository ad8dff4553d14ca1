export interface Shortcuts {
  /** `key` is a `KeyboardEvent.key`, letters in lower case. The newest wins. Returns how to take it back. */
  add(key: string, action: () => void): () => void;
  /** True when something was done. */
  press(key: string): boolean;
}

export function createShortcuts(singleKeysOn: () => boolean): Shortcuts {
  let entries: { key: string; action: () => void }[] = [];
  return {
    add(key, action) {
      const entry = { key, action };
      entries = [entry, ...entries];
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    press(pressed) {
      const isCharacter = pressed.length === 1;
      if (isCharacter && !singleKeysOn()) return false;
      const key = isCharacter ? pressed.toLowerCase() : pressed;
      const entry = entries.find((candidate) => candidate.key === key);
      entry?.action();
      return entry !== undefined;
    },
  };
}

/** Keys belong to what is typed in and to what is open on top, before they are shortcuts. */
export function listenForShortcuts(document: Document, shortcuts: Shortcuts): () => void {
  function onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, repeat, defaultPrevented, target } = event;
    if (ctrlKey || altKey || metaKey || defaultPrevented || (repeat && key.length === 1)) return;
    if (
      target instanceof Element &&
      target.closest('input, select, textarea, [contenteditable], dialog, [popover]')
    )
      return;
    // Enter presses what has focus.
    if (
      key === 'Enter' &&
      target instanceof Element &&
      target.closest('a[href], button, summary, [role=tab]')
    )
      return;
    if (shortcuts.press(key)) event.preventDefault();
  }
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
