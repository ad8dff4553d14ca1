import type { Me } from '@medkig/api/session';
import { GuidesPage } from '../guide-cards/guides-page.tsx';
import { MunicipalitiesPage } from '../municipalities/municipalities-page.tsx';
import type { ApiClient } from './api-client.ts';
import type { Route } from './route.ts';

export interface WorkplacePageProps {
  me: Me;
  api: ApiClient;
  route: Route;
  go(route: Route): void;
}

/** Every page that is no call. */
export function WorkplacePage({ me, api, route, go }: WorkplacePageProps) {
  switch (route.page) {
    case 'guides':
      return <GuidesPage />;
    case 'municipalities':
      return <MunicipalitiesPage me={me} api={api} id={route.id} go={go} />;
    case 'call':
    case 'start':
    case 'hotlines':
    case 'people':
    case 'audit':
    case 'integrations':
    case 'account':
      return null;
    default: {
      const never: never = route;
      return never;
    }
  }
}
