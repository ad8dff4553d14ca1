import { describe, expect, it } from 'vitest';
import { createSecretFields } from './secret-field.ts';

const read = (attributes: Record<string, string>) => (name: string) => attributes[name];
const isSecret = (attributes: Record<string, string>) => createSecretFields().has({}, read(attributes));

it.each<Record<string, string>>([
  { type: 'password' },
  { type: 'PASSWORD' },
  { autocomplete: 'one-time-code' },
  { autocomplete: 'section-a current-password' },
  { autocomplete: 'new-password' },
  { name: 'adgangskode' },
  { name: 'pin' },
  { name: 'pin_2' },
  { id: 'onetimecode' },
  { id: 'user_otp' },
  { id: 'pinkode' },
  { name: 'smsKode' },
  { name: 'engangskode' },
  { 'data-rr-is-password': 'true' },
])('a field is secret by %o', (attributes) => {
  expect(isSecret(attributes)).toBe(true);
});

it.each<Record<string, string>>([
  { type: 'text', name: 'navn', id: 'navn' },
  { name: 'spinat' },
  { name: 'postnummer', autocomplete: 'postal-code' },
  { name: 'kode' },
  { name: 'rotprodukt' },
  {},
])('a field is an ordinary one by %o', (attributes) => {
  expect(isSecret(attributes)).toBe(false);
});

describe('what was secret once stays so', () => {
  it('when the same field becomes readable', () => {
    const secrets = createSecretFields();
    const field = {};
    secrets.has(field, read({ type: 'password' }));
    expect(secrets.has(field, read({ type: 'text' }))).toBe(true);
    expect(secrets.has({}, read({ type: 'text' }))).toBe(false);
  });

  it.each(['name', 'id'])('when a readable field of the same %s takes its place', (attribute) => {
    const secrets = createSecretFields();
    secrets.has(1, read({ type: 'password', [attribute]: 'login' }));
    expect(secrets.has(2, read({ type: 'text', [attribute]: 'login' }))).toBe(true);
    expect(secrets.has(3, read({ type: 'text', [attribute]: 'other' }))).toBe(false);
  });

  it('but a field whose id is the name of a secret one is another field', () => {
    const secrets = createSecretFields();
    secrets.has(1, read({ type: 'password', name: 'login' }));
    expect(secrets.has(2, read({ type: 'text', id: 'login' }))).toBe(false);
  });
});
