import { expect, it } from 'vitest';
import { fieldsAt, readDetails, readNew, withRole } from './draft.ts';

const vestby = '6f0e7f0a-9d1c-4e0d-8a60-0d1f5a3f8a11';
const bo = { name: ' Bo Holm ', email: 'Bo@Vestby.example', roles: ['agent'], employerId: vestby } as const;

it('a new person is read as the server will', () => {
  expect(readNew(bo)).toEqual({
    ok: true,
    value: { name: 'Bo Holm', email: 'bo@vestby.example', roles: ['agent'], employerId: vestby },
  });
});

it('what is missing is named in the order of the form', () => {
  expect(readNew({ name: '', email: 'bo', roles: [], employerId: '' })).toEqual({
    ok: false,
    fields: ['name', 'email', 'roles'],
  });
});

it('who guides citizens or audits needs an employer; who operates needs none, and reads the service’s log too', () => {
  for (const role of ['agent', 'auditor'] as const)
    expect(readDetails({ ...bo, roles: [role], employerId: '' })).toEqual({
      ok: false,
      fields: ['employerId'],
    });
  const value = { name: 'Bo Holm', roles: ['auditor', 'operator'], employerId: null };
  expect(readDetails({ ...bo, roles: ['auditor', 'operator'], employerId: '' })).toEqual({ ok: true, value });
});

it('the server’s paths are fields', () => {
  expect(fieldsAt(['roles.1', 'email', 'elsewhere'])).toEqual(['email', 'roles']);
});

it('roles keep their order, whatever order they are ticked in', () => {
  expect(withRole(['operator', 'agent'], 'lead', true)).toEqual(['agent', 'lead', 'operator']);
  expect(withRole(['agent', 'lead'], 'lead', false)).toEqual(['agent']);
});
