import { type ReactNode, useCallback, useRef, useState } from 'react';

/** How many lines stay: what comes at the same moment must not take the place of what is about to be read. */
const MOST_LINES = 4;
/** Who comes upon a line later than this would take it for how things are now (milliseconds). */
const LINE_MS = 10_000;

/** What the console tells screen readers, politely. Each text is a line of its own, so the same one is read again. */
export function useVoice(): { announce(text: string): void; voice: ReactNode } {
  const [lines, setLines] = useState<readonly { turn: number; text: string }[]>([]);
  const turns = useRef(0);

  const announce = useCallback((text: string) => {
    turns.current += 1;
    const line = { turn: turns.current, text };
    setLines((before) => [...before, line].slice(-MOST_LINES));
    window.setTimeout(() => setLines((before) => before.filter((one) => one !== line)), LINE_MS);
  }, []);

  const voice = (
    <div className="unseen" aria-live="polite">
      {lines.map(({ turn, text }) => (
        <p key={turn}>{text}</p>
      ))}
    </div>
  );
  return { announce, voice };
}
