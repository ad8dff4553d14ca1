import { expect, it } from 'vitest';
import { openingNow } from './opening-now.ts';

const open = { open: true, until: '20.00', changesAt: 5000 } as const;
const closed = { open: false, next: { weekday: 2, at: '8.00' }, changesAt: 5000 } as const;

it('the hours are the server’s until they change, and then the other way round', () => {
  expect(openingNow(open, 4999)).toBe(open);
  expect(openingNow(open, 5000)).toMatchObject({ open: false });
  expect(openingNow(closed, 4999)).toBe(closed);
  expect(openingNow(closed, 5000)).toMatchObject({ open: true });
});

it('hours that never change stay', () => {
  const always = { open: true, until: null, changesAt: null } as const;
  expect(openingNow(always, Number.MAX_SAFE_INTEGER)).toBe(always);
});
