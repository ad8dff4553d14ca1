import { expect, it } from 'vitest';
import { pathOf, weightOf } from './page-path.ts';

it('says the more, the more of a path it names', () => {
  expect(weightOf('/flytning/*')).toBeGreaterThan(weightOf('/*'));
});

it('the path of an address is read as people write it', () => {
  expect(pathOf('https://vestby.example/b%C3%B8rn')).toBe('/børn');
  expect(pathOf('https://vestby.example/a%FFb')).toBe('/a%FFb');
  expect(pathOf('vestby')).toBeUndefined();
});
