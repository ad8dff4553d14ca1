import { useCallback, useEffect, useState } from 'react';
import { pathOf, type Route, routeOf } from './route.ts';

/** The page that the address names, and how to go to another one. Back and Forward work as everywhere. */
export function useRoute(): [Route, (route: Route) => void] {
  const [route, setRoute] = useState(() => routeOf(location.pathname));
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.pathname));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = useCallback((next: Route) => {
    const path = pathOf(next);
    if (path !== location.pathname) history.pushState(null, '', path);
    setRoute(next);
  }, []);
  return [route, go];
}
