import type { Me } from '@medkig/api/session';
import { AccountPage } from '../account/account-page.tsx';
import { GuidesPage } from '../guide-cards/guides-page.tsx';
import type { ApiClient } from './api-client.ts';
import type { Route } from './route.ts';

export interface WorkplacePageProps {
  me: Me;
  api: ApiClient;
  route: Route;
  go(route: Route): void;
}

/** Every page that is no call. */
export function WorkplacePage({ route, api }: WorkplacePageProps) {
  switch (route.page) {
    case 'guides':
      return <GuidesPage />;
    case 'call':
    case 'start':
    case 'municipalities':
    case 'hotlines':
    case 'people':
    case 'audit':
    case 'integrations':
      return null;
    case 'account':
      return <AccountPage api={api} />;
    default: {
      const never: never = route;
      return never;
    }
  }
}
