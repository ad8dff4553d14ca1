import type { ApiResult } from './client.ts';
import { LONGEST_PAGE } from './page.ts';

interface Page<T> {
  items: T[];
  next: string | null;
}

/** Reads a list to its end: `(query) => client.ask(listPeople, { query })`. The first refusal is the answer. */
export async function allPages<T>(
  read: (query: { limit: string; after?: string }) => Promise<ApiResult<Page<T>>>,
): Promise<ApiResult<{ items: T[] }>> {
  const items: T[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await read({ limit: String(LONGEST_PAGE), ...(after !== undefined && { after }) });
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (page.value.next === null) return { ok: true, value: { items } };
    after = page.value.next;
  }
}
