import { type Rules, strictestRules } from '@medkig/api/policy';
import { expect, it } from 'vitest';
import { grantsOf, levelOf } from './help-level.ts';
import { rulesChanges } from './rules-changes.ts';

const changed = (change: Partial<Rules>) => rulesChanges(strictestRules, { ...strictestRules, ...change });

it('a version that is the same as the one before changes nothing, whatever the order', () => {
  expect(changed({ grants: ['point', 'view'], hosts: [], presets: ['dkfds', 'os2forms'] })).toEqual([]);
});

it('each part that is otherwise is told', () => {
  expect(
    changed({
      grants: grantsOf('press'),
      presets: ['dkfds'],
      never: ['/betaling'],
      phones: false,
      peer: 'off',
    }),
  ).toEqual([
    { of: 'help', now: 'press' },
    { of: 'presets', how: 'removed', entries: ['os2forms'] },
    { of: 'never', how: 'added', entries: ['/betaling'] },
    { of: 'phones', areHidden: false },
    { of: 'peer', now: 'off' },
  ]);
});

it('help has a level where all of the one before is allowed, and else is a combination of their own', () => {
  expect(levelOf(['fill', 'click', 'navigate', 'point', 'view'])).toBe('press');
  expect(levelOf(['view', 'point', 'click'])).toBe('other');
  expect(levelOf(['view'])).toBe('other');
});
