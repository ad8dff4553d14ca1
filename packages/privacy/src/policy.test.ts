import { expect, it } from 'vitest';
import { defaultPolicy, selectorsOf } from './policy.ts';

it('frames, our own panel and parts that say so are boxes whatever the policy', () => {
  for (const selector of ['iframe', 'medkig-panel', '[data-medkig-never]', '[data-medkig-block]'])
    expect(selectorsOf(defaultPolicy).blocked.split(',')).toContain(selector);
});

it('a municipality that has chosen nothing hides nothing of its own', () => {
  expect(defaultPolicy).toEqual({
    version: 0,
    block: [],
    mask: [],
    show: [],
    presets: [],
    phones: false,
    emails: false,
    never: [],
  });
});

it('a municipality adds its own selectors, and nothing is read in what it hides', () => {
  const { blocked, closed, masked, shown, hidden } = selectorsOf({
    ...defaultPolicy,
    block: ['.map'],
    mask: ['.case'],
    show: ['.step'],
    presets: ['dkfds', 'os2forms'],
  });
  expect(blocked).toContain(',.map');
  expect(masked).toMatch(/^\[data-medkig-mask\],\.case,\.portal-user .*os2forms-nemid/);
  expect(shown).toBe(
    '[data-medkig-show],.step,.structured-list a,.webform-submission-data label,.webform-submission-data legend',
  );
  expect(blocked).toBe(`${closed},iframe,frame`);
  expect(hidden).toBe(`${closed},${masked}`);
});
