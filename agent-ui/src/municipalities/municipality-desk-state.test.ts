import { expect, it } from 'vitest';
import { deskTransition, emptyDesk, formOf, isUnsaved } from './municipality-desk-state.ts';

const site = { key: 'vestby', origins: 'https://www.vestby.example' };

it('forms are changed each by themselves', () => {
  const desk = deskTransition(emptyDesk, {
    form: 'sites',
    of: 'a/vestby',
    event: { t: 'change', draft: site },
  });
  expect(formOf(desk.sites, 'a/vestby')).toEqual({ is: 'changed', draft: site });
  expect(formOf(desk.sites, 'a/')).toEqual({ is: 'untouched' });
  expect(desk.details).toBe(emptyDesk.details);
});

it('what is written is unsaved, in its municipality and no other, until it is undone', () => {
  const written = deskTransition(emptyDesk, {
    form: 'sites',
    of: 'a/vestby',
    event: { t: 'change', draft: site },
  });
  expect([isUnsaved(written), isUnsaved(written, 'a'), isUnsaved(written, 'b')]).toEqual([true, true, false]);
  const undone = deskTransition(written, { form: 'sites', of: 'a/vestby', event: { t: 'undo' } });
  expect(isUnsaved(undone)).toBe(false);
});
