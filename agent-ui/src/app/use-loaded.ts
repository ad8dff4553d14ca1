import type { ApiFailure, ApiResult } from '@medkig/api/client';
import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> = { is: 'loading' } | { is: 'failed'; reason: ApiFailure } | { is: 'here'; value: T };

/**
 * What the server says, asked for when the page comes. `load` keeps its identity as long as it asks for the same. An
 * answer to an earlier question is not taken for the present one.
 */
export function useLoaded<T>(load: () => Promise<ApiResult<T>>): {
  loaded: Loaded<T>;
  /** Asks again. */
  reload(): void;
  /** Shows what the person has just changed, as the server has answered. */
  put(value: T): void;
} {
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    let isOver = false;
    load().then((answer) => {
      if (isOver) return;
      setLoaded(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', reason: answer.reason });
    });
    return () => {
      isOver = true;
    };
  }, [load, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const put = useCallback((value: T) => setLoaded({ is: 'here', value }), []);
  return { loaded, reload, put };
}
