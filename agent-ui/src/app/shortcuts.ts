/** What a key does now: `KeyboardEvent.key`, letters in lower case. */
export type ShortcutMap = Readonly<Record<string, () => void>>;

export interface Shortcuts {
  /** The newest map wins where two have the same key. Returns how to take it back. */
  add(map: ShortcutMap): () => void;
  /** True when something was done. */
  press(key: string): boolean;
}

export function createShortcuts(singleKeysOn: () => boolean): Shortcuts {
  let maps: ShortcutMap[] = [];
  return {
    add(map) {
      maps = [map, ...maps];
      return () => {
        maps = maps.filter((other) => other !== map);
      };
    },
    press(pressed) {
      const isCharacter = pressed.length === 1;
      if (isCharacter && !singleKeysOn()) return false;
      const key = isCharacter ? pressed.toLowerCase() : pressed;
      const map = maps.find((candidate) => Object.hasOwn(candidate, key));
      map?.[key]?.();
      return map !== undefined;
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
    if (shortcuts.press(key)) event.preventDefault();
  }
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
