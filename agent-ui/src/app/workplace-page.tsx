import type { Me } from '@medkig/api/session';
import { GuidesPage } from '../guide-cards/guides-page.tsx';
import { HotlinesPage } from '../hotlines/hotlines-page.tsx';
import { StartPage } from '../start/start-page.tsx';
import type { ApiClient } from './api-client.ts';
import type { Route } from './route.ts';

export interface WorkplacePageProps {
  me: Me;
  api: ApiClient;
  route: Route;
  go(route: Route): void;
}

/** Every page that is no call. */
export function WorkplacePage({ route, ...rest }: WorkplacePageProps) {
  switch (route.page) {
    case 'guides':
      return <GuidesPage />;
    case 'start':
      return <StartPage {...rest} />;
    case 'hotlines':
      return <HotlinesPage {...rest} {...(route.id !== undefined && { id: route.id })} />;
    case 'call':
    case 'municipalities':
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
