import type { ApiFailure } from '@medkig/api/client';
import type { Me } from '@medkig/api/session';
import { useEffect, useState } from 'react';
import type { ApiClient } from './api-client.ts';

/** When the server did not answer, it is asked again after this long (milliseconds). */
const AGAIN_MS = 15_000;

/**
 * What the server says of the agent and the hotline, asked anew when the hours change and when the agent comes
 * back to the page. `onRefused` hears when the sign-in is over.
 */
export function useFreshMe(first: Me, api: ApiClient, onRefused: (reason: ApiFailure) => void): Me {
  const [me, setMe] = useState(first);
  const changesAt = me.hotline?.opening.changesAt ?? null;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    async function ask(): Promise<void> {
      clearTimeout(timer);
      const answer = await api.me();
      if (isOver) return;
      if (answer.ok) return setMe(answer.value);
      timer = setTimeout(ask, AGAIN_MS);
      onRefused(answer.reason);
    }
    const askWhenSeen = () => {
      if (document.visibilityState === 'visible') void ask();
    };
    if (changesAt !== null) timer = setTimeout(ask, Math.max(0, changesAt - Date.now()));
    document.addEventListener('visibilitychange', askWhenSeen);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askWhenSeen);
    };
  }, [changesAt, api, onRefused]);

  return me;
}
