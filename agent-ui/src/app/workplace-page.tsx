import type { Me } from '@medkig/api/session';
import { AccountPage } from '../account/account-page.tsx';
import { AuditPage } from '../audit/audit-page.tsx';
import { GuidesPage } from '../guide-cards/guides-page.tsx';
import { HotlinesPage } from '../hotlines/hotlines-page.tsx';
import { IntegrationsPage } from '../integrations/integrations-page.tsx';
import { MunicipalitiesPage } from '../municipalities/municipalities-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
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
export function WorkplacePage({ me, api, route, go }: WorkplacePageProps) {
  switch (route.page) {
    case 'guides':
      return <GuidesPage mayWrite={me.may.includes('guides:write')} />;
    case 'people':
      return <PeoplePage me={me} api={api} openId={route.id} go={go} />;
    case 'audit':
      return <AuditPage me={me} api={api} />;
    case 'municipalities':
      return <MunicipalitiesPage me={me} api={api} id={route.id} go={go} />;
    case 'start':
      return <StartPage me={me} api={api} go={go} />;
    case 'hotlines':
      return <HotlinesPage me={me} api={api} go={go} {...(route.id !== undefined && { id: route.id })} />;
    case 'integrations':
      return <IntegrationsPage me={me} api={api} />;
    case 'call':
      return null;
    case 'account':
      return <AccountPage api={api} />;
    default: {
      const never: never = route;
      return never;
    }
  }
}
