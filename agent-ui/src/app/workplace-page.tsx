import type { Me } from '@medkig/api/session';
import { GuidesPage } from '../guide-cards/guides-page.tsx';
import { IntegrationsPage } from '../integrations/integrations-page.tsx';
import type { ApiClient } from './api-client.ts';
import type { Route } from './route.ts';

export interface WorkplacePageProps {
  me: Me;
  api: ApiClient;
  route: Route;
  go(route: Route): void;
}

/** Every page that is no call. */
export function WorkplacePage({ me, api, route }: WorkplacePageProps) {
  switch (route.page) {
    case 'guides':
      return <GuidesPage />;
    case 'integrations':
      return <IntegrationsPage me={me} api={api} />;
    case 'call':
    case 'start':
    case 'municipalities':
    case 'hotlines':
    case 'people':
    case 'audit':
    case 'account':
      return null;
    default: {
      const never: never = route;
      return never;
    }
  }
}
