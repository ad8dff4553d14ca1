import { allPages } from '@medkig/api/all-pages';
import { listHotlines } from '@medkig/api/hotline';
import { listMunicipalities } from '@medkig/api/municipality';
import { listPeople } from '@medkig/api/person';
import type { Me } from '@medkig/api/session';
import { useCallback, useMemo, useState } from 'react';
import type { ApiClient } from '../app/api-client.ts';
import { useConsole } from '../app/console-context.tsx';
import { pagesOf } from '../app/pages-of.ts';
import { useShelf } from '../guide-cards/guide-card-shelf.tsx';
import type { SearchItem } from './find-items.ts';

/** All that the person may go to; `load` asks the server for what has a name of its own. */
export function useSearchItems(me: Me, api: ApiClient): { items: readonly SearchItem[]; load(): void } {
  const { say } = useConsole();
  const { state } = useShelf();
  const [named, setNamed] = useState<readonly SearchItem[]>([]);

  const load = useCallback(async () => {
    const pages = pagesOf(me);
    const [municipalities, hotlines, people] = await Promise.all([
      pages.includes('municipalities')
        ? allPages((query) => api.ask(listMunicipalities, { query }))
        : undefined,
      pages.includes('hotlines') ? allPages((query) => api.ask(listHotlines, { query })) : undefined,
      pages.includes('people') ? allPages((query) => api.ask(listPeople, { query })) : undefined,
    ]);
    // What does not answer is not found; the pages themselves are.
    setNamed([
      ...(municipalities?.ok ? municipalities.value.items : []).map(({ id, name }) => ({
        id,
        kind: 'search.municipality' as const,
        title: name,
        route: { page: 'municipalities' as const, id },
      })),
      ...(hotlines?.ok ? hotlines.value.items : []).map(({ id, name }) => ({
        id,
        kind: 'search.hotline' as const,
        title: name,
        route: { page: 'hotlines' as const, id },
      })),
      ...(people?.ok ? people.value.items : []).map(({ id, name }) => ({
        id,
        kind: 'search.person' as const,
        title: name,
        route: { page: 'people' as const, id },
      })),
    ]);
  }, [me, api]);

  const items = useMemo<readonly SearchItem[]>(() => {
    const pages = pagesOf(me);
    const cards = state.is === 'here' && pages.includes('guides') ? state.cards : [];
    return [
      ...pages.map((page) => ({
        id: page,
        kind: 'search.page' as const,
        title: say(page === 'account' ? 'account.open' : `nav.${page}`),
        route: { page },
      })),
      ...named,
      ...cards.map(({ slug, title }) => ({
        id: `guide-${slug}`,
        kind: 'search.guide' as const,
        title,
        route: { page: 'guides' as const },
        slug,
      })),
    ];
  }, [me, state, named, say]);
  return { items, load: () => void load() };
}
