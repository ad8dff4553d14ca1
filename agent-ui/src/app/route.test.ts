import { expect, it } from 'vitest';
import { pathOf, type Route, routeOf } from './route.ts';

const routes: Route[] = [
  { page: 'call' },
  { page: 'guides' },
  { page: 'municipalities' },
  { page: 'municipalities', id: '5b0c' },
  { page: 'people', id: 'ny' },
  { page: 'account' },
];

it.each(routes)('the address of $page $id leads back to it', (route) => {
  expect(routeOf(pathOf(route))).toEqual(route);
});

it('an address that is none of ours is the first page’s', () => {
  expect(routeOf('/noget/andet')).toEqual({ page: 'call' });
});

it('a page without parts opens whatever stands behind it', () => {
  expect(routeOf('/log/7')).toEqual({ page: 'audit' });
});
