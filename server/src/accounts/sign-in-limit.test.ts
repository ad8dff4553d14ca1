import { expect, it } from 'vitest';
import { createSignInLimit } from './sign-in-limit.ts';

const MINUTE = 60_000;

it('lets an account be tried ten times, then once every 90 seconds', () => {
  const limit = createSignInLimit();
  const from = (n: number) => ({ email: 'anna@vestby.example', address: `192.0.2.${n}` });
  for (let n = 0; n < 10; n++) expect(limit.admit(from(n), 0)).toEqual({ ok: true });
  expect(limit.admit(from(11), 0)).toEqual({ ok: false, retryAfterS: 90 });
  expect(limit.admit(from(11), 89_000)).toEqual({ ok: false, retryAfterS: 90 });
  expect(limit.admit(from(11), 90_000)).toEqual({ ok: true });
});

it('lets an address try thirty times over all accounts', () => {
  const limit = createSignInLimit();
  const as = (n: number) => ({ email: `agent${n}@vestby.example`, address: '192.0.2.1' });
  for (let n = 0; n < 30; n++) expect(limit.admit(as(n), 0)).toEqual({ ok: true });
  expect(limit.admit(as(31), 0)).toEqual({ ok: false, retryAfterS: 20 });
  expect(limit.admit({ ...as(31), address: '192.0.2.2' }, 0)).toEqual({ ok: true });
});

it('takes nothing from a try that is refused', () => {
  const limit = createSignInLimit();
  const anna = { email: 'anna@vestby.example', address: '192.0.2.1' };
  for (let n = 0; n < 10; n++) limit.admit(anna, 0);
  for (let n = 0; n < 100; n++) limit.admit(anna, MINUTE);
  expect(limit.admit({ ...anna, email: 'bo@vestby.example' }, MINUTE)).toEqual({ ok: true });
});

it('gives the try back when the password was right', () => {
  const limit = createSignInLimit();
  const anna = { email: 'anna@vestby.example', address: '192.0.2.1' };
  for (let n = 0; n < 50; n++) {
    expect(limit.admit(anna, 0)).toEqual({ ok: true });
    limit.succeeded(anna, 0);
  }
});
