import { expect, it } from 'vitest';
import { invitedBy } from './invited-by.ts';

it('an invitation’s token is what stands in the fragment of its address, and of no other one', () => {
  expect(invitedBy({ pathname: '/invitation', hash: '#abc' })).toBe('abc');
  expect(invitedBy({ pathname: '/invitation', hash: '' })).toBe('');
  expect(invitedBy({ pathname: '/', hash: '#abc' })).toBeUndefined();
  expect(invitedBy({ pathname: '/invitationer', hash: '#abc' })).toBeUndefined();
});
