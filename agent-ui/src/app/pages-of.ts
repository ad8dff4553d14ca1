import type { Me } from '@medkig/api/session';
import { isAtDesk } from '../session/at-desk.ts';
import type { PageName } from './route.ts';

/** The pages that a person's roles open, in the order of the navigation; the first is where they begin. */
export function pagesOf(me: Me): PageName[] {
  const may = (permission: Me['may'][number]) => me.may.includes(permission);
  const opens: Record<PageName, boolean> = {
    call: isAtDesk(me),
    guides: may('guides:read') && me.hotline !== null,
    municipalities: may('municipalities:write'),
    hotlines: may('hotlines:write'),
    people: may('people:read'),
    audit: may('audit:read'),
    // One's own API tokens, at least; whoever only takes calls has no system to connect.
    integrations: may('webhooks:read') || may('people:read') || may('audit:read'),
    start: may('hotlines:add'),
    account: true,
  };
  const pages = order.filter((page) => opens[page]);
  return me.isFresh ? ['start', ...pages.filter((page) => page !== 'start')] : pages;
}

const order: readonly PageName[] = [
  'call',
  'guides',
  'municipalities',
  'hotlines',
  'people',
  'audit',
  'integrations',
  'start',
  'account',
];
