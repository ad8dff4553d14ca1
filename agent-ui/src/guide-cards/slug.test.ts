import { slugSchema } from '@medkig/api/guide-card';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { slugFor } from './slug.ts';

it.each([
  ['Meld flytning', 'meld-flytning'],
  ['Søg pas på ny — Århus & Ærø', 'soeg-pas-paa-ny-aarhus-aeroe'],
  ['Café «É»', 'cafe-e'],
  ['…', 'guide'],
  ['x'.repeat(80), 'x'.repeat(50)],
])('«%s» becomes %s', (title, slug) => {
  expect(slugFor(title, new Set())).toBe(slug);
  expect(v.is(slugSchema, slug)).toBe(true);
});

it('takes the next number where the name is taken', () => {
  expect(slugFor('Pas', new Set(['pas', 'pas-2']))).toBe('pas-3');
});
