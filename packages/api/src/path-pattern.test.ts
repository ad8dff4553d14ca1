import { expect, it } from 'vitest';
import { matchesPath } from './path-pattern.ts';

it.each([
  ['/flytning', '/flytning', true],
  ['/flytning', '/flytning/', false],
  ['/flytning', '/da/flytning', false],
  ['/flytning*', '/flytning', true],
  ['/flytning*', '/flytning/ny-adresse', true],
  ['/flytning/*', '/flytning', false],
  ['*/kvittering', '/flytning/kvittering', true],
  ['*/kvittering', '/flytning/kvittering/igen', false],
  ['/*/flytning/*/trin', '/da/flytning/2/trin', true],
  ['/*/flytning/*/trin', '/flytning/2/trin', false],
  ['/a*a', '/a', false],
  ['/a*a', '/aa', true],
  ['*b*a*', '/xabx', false],
  ['*', '/', true],
  ['/a.c', '/abc', false],
])('«%s» and «%s»: %s', (pattern, path, is) => {
  expect(matchesPath(pattern, path)).toBe(is);
});

it('takes no longer for a pattern made of stars', () => {
  expect(matchesPath(`/${'*a'.repeat(99)}`, `/${'a'.repeat(2000)}b`)).toBe(false);
});
