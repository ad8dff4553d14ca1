import { type AuditEntry, listAuditEntries } from '@medkig/api/audit';
import type { ApiFailure } from '@medkig/api/client';
import { useCallback, useRef, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { type Loaded, useLoaded } from '../app/use-loaded.ts';

/** As the interface's query takes it. */
export interface Sought {
  from?: string;
  to?: string;
  what?: string;
  agent?: string;
  room?: string;
}

interface EntriesSoFar {
  items: readonly AuditEntry[];
  next: string | null;
}

/** What the log says, the newest first. `sought` keeps its identity as long as it asks for the same. */
export function useEntries(
  api: ApiClient,
  log: string,
  sought: Sought,
): {
  entries: Loaded<EntriesSoFar>;
  reload(): void;
  /** Puts the next page behind what is there; says why it did not come. */
  more(): Promise<ApiFailure | undefined>;
} {
  const ask = useCallback(
    (after?: string) =>
      api.ask(listAuditEntries, { params: { log }, query: { ...sought, ...(after && { after }) } }),
    [api, log, sought],
  );
  const first = useCallback(() => ask(), [ask]);
  const { loaded, reload, put } = useLoaded<EntriesSoFar>(first);
  const latest = useRef(ask);
  latest.current = ask;
  const [isFetching, setFetching] = useState(false);

  const more = async () => {
    if (loaded.is !== 'here' || loaded.value.next === null || isFetching) return undefined;
    setFetching(true);
    const answer = await ask(loaded.value.next);
    setFetching(false);
    if (!answer.ok) return answer.reason;
    // Something else may be asked for by now.
    if (latest.current === ask)
      put({ items: [...loaded.value.items, ...answer.value.items], next: answer.value.next });
    return undefined;
  };
  return { entries: loaded, reload, more };
}
