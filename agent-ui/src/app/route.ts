/** The console's pages and their addresses. */

/** `id`: what is open on the page; absent on its list. */
export type Route =
  | { page: 'call' }
  | { page: 'guides' }
  | { page: 'start' }
  | { page: 'municipalities'; id?: string }
  | { page: 'hotlines'; id?: string }
  | { page: 'people'; id?: string }
  | { page: 'audit' }
  | { page: 'integrations' }
  | { page: 'account' };

export type PageName = Route['page'];

/** As they stand in the address, whatever the language. */
const paths: Record<PageName, string> = {
  call: '/',
  guides: '/guider',
  start: '/kom-i-gang',
  municipalities: '/kommuner',
  hotlines: '/hotlines',
  people: '/personer',
  audit: '/log',
  integrations: '/forbindelser',
  account: '/konto',
};

export function pathOf(route: Route): string {
  const path = paths[route.page];
  return 'id' in route ? `${path}/${route.id}` : path;
}

/** An address that is none of ours is the first page's. */
export function routeOf(path: string): Route {
  const [, first = '', id] = /^(\/[^/]*)(?:\/([^/]+))?/.exec(path) ?? [];
  for (const page of pageNames) {
    if (paths[page] !== first) continue;
    const hasParts = page === 'municipalities' || page === 'hotlines' || page === 'people';
    return hasParts && id ? { page, id } : { page };
  }
  return { page: 'call' };
}

const pageNames: readonly PageName[] = [
  'call',
  'guides',
  'start',
  'municipalities',
  'hotlines',
  'people',
  'audit',
  'integrations',
  'account',
];
