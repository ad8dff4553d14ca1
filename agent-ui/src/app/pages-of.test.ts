import type { Me } from '@medkig/api/session';
import { describe, expect, it } from 'vitest';
import { pagesOf } from './pages-of.ts';

const hotline: NonNullable<Me['hotline']> = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Nord',
  opening: { open: true, until: null, changesAt: null },
};
const someone = (may: Me['may'], changes: Partial<Me> = {}): Me => ({
  agent: {
    id: '6f0e7f0a-9d1c-4e0d-8a60-0d1f5a3f8a11',
    name: 'Anna Holm',
    shownAs: 'Anna',
    employer: 'Vestby Kommune',
    roles: ['agent'],
  },
  may,
  hotline,
  municipalities: [],
  viewerOrigin: '',
  ...changes,
});

describe('the console opens', () => {
  it('calls and guides to an agent', () => {
    expect(pagesOf(someone(['calls', 'guides:read', 'municipalities:read']))).toEqual([
      'call',
      'guides',
      'account',
    ]);
  });

  it('the first steps, before all else, to the operator of a service without a hotline', () => {
    const operator = someone(['hotlines:add', 'municipalities:write'], { hotline: null });
    expect(pagesOf(operator)).toEqual(['municipalities', 'start', 'account']);
    expect(pagesOf({ ...operator, isFresh: true })).toEqual(['start', 'municipalities', 'account']);
  });

  it('no calls to whoever’s municipality takes part in no hotline', () => {
    expect(pagesOf(someone(['calls'], { hotline: null }))).toEqual(['account']);
  });

  it('the municipality to its editor, and the log to its auditor', () => {
    expect(pagesOf(someone(['municipalities:write']))[0]).toBe('municipalities');
    expect(pagesOf(someone(['audit:read']))[0]).toBe('audit');
  });

  it('their own API tokens to those who do more than take calls', () => {
    expect(pagesOf(someone(['audit:read']))).toContain('integrations');
    expect(pagesOf(someone(['people:read']))).toContain('integrations');
    expect(pagesOf(someone(['calls', 'guides:read', 'hotlines:read']))).not.toContain('integrations');
  });
});
