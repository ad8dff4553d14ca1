import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type Language, type Say, sayIn } from '../strings.ts';
import { loadPreferences, type Preferences, savePreferences } from './preferences.ts';
import { createShortcuts, listenForShortcuts, type Shortcuts } from './shortcuts.ts';
import { useVoice } from './voice.tsx';

interface Console {
  say: Say;
  language: Language;
  preferences: Preferences;
  prefer(change: Partial<Preferences>): void;
  shortcuts: Shortcuts;
  /** Tells screen readers politely. */
  announce(text: string): void;
}

const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const value = useContext(ConsoleContext);
  if (!value) throw new Error('outside of ConsoleProvider');
  return value;
}

/** Gives every page its language, its keys and its voice. */
export function ConsoleProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(() => loadPreferences(localStorage));
  const { announce, voice } = useVoice();
  const singleKeys = useRef(preferences.singleKeys);
  singleKeys.current = preferences.singleKeys;
  const [shortcuts] = useState(() => createShortcuts(() => singleKeys.current));
  const { language, theme } = preferences;

  useEffect(() => listenForShortcuts(document, shortcuts), [shortcuts]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.setAttribute('data-theme', theme);
    savePreferences(localStorage, preferences);
  }, [language, theme, preferences]);

  const value = useMemo<Console>(
    () => ({
      say: sayIn(language),
      language,
      preferences,
      prefer: (change) => setPreferences((before) => ({ ...before, ...change })),
      shortcuts,
      announce,
    }),
    [language, preferences, shortcuts, announce],
  );
  return (
    <ConsoleContext value={value}>
      {children}
      {voice}
    </ConsoleContext>
  );
}

/** A key of a page, for as long as it is shown. */
export function useShortcut(key: string, action: () => void): void {
  const { shortcuts } = useConsole();
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => shortcuts.add(key, () => latest.current()), [shortcuts, key]);
}

/** Says a text when it comes or changes. `of`: what it is said of; when that is another, the same words are said again. */
export function useAnnouncement(text: string, of?: object): void {
  const { announce } = useConsole();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words of something else are news
  useEffect(() => {
    if (text) announce(text);
  }, [text, of, announce]);
}
