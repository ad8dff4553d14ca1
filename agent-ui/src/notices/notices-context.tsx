import { type KeptNotice, readNotices } from '@medkig/api/notice';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { addDismissed, loadDismissed } from './dismissed-notices.ts';

/** How often the server is asked while the console is in sight (milliseconds). */
const ASK_MS = 15_000;

interface Notices {
  /** Those of the person's hotline that they have not put away. */
  shown: readonly KeptNotice[];
  dismiss(id: string): void;
  /** Asks at once. */
  refresh(): void;
}

const NoticesContext = createContext<Notices | undefined>(undefined);

export function useNotices(): Notices {
  const value = useContext(NoticesContext);
  if (!value) throw new Error('outside of NoticesProvider');
  return value;
}

/**
 * Asks for the hotline's notices as long as the console is in sight: a hidden tab costs the server nothing, and it asks
 * when it is seen again. An answer that does not come leaves what was known.
 */
export function NoticesProvider({ api, children }: { api: ApiClient; children: ReactNode }) {
  const [standing, setStanding] = useState<readonly KeptNotice[]>([]);
  const [dismissed, setDismissed] = useState(() => loadDismissed(localStorage));

  const refresh = useCallback(async () => {
    const answer = await api.ask(readNotices, {});
    if (answer.ok) setStanding(answer.value.items);
  }, [api]);
  useEffect(() => {
    const askWhenSeen = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    askWhenSeen();
    const timer = setInterval(askWhenSeen, ASK_MS);
    document.addEventListener('visibilitychange', askWhenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askWhenSeen);
    };
  }, [refresh]);

  const value = useMemo<Notices>(
    () => ({
      shown: standing.filter(({ id }) => !dismissed.includes(id)),
      dismiss: (id) => setDismissed((before) => addDismissed(localStorage, before, id)),
      refresh: () => void refresh(),
    }),
    [standing, dismissed, refresh],
  );
  return <NoticesContext value={value}>{children}</NoticesContext>;
}
