import { createServer } from 'node:http';
import express from 'express';
import { expect, it } from 'vitest';
import type { SecurityContact } from '../config.ts';
import { securityText } from './security-text.ts';
import { startTestApp } from './test-app.ts';

const security = { contact: 'mailto:security@medkig.example', expires: Date.parse('2027-06-30T23:59:59Z') };
const before = Date.parse('2027-06-30T12:00:00Z');

async function answer(contact: SecurityContact | undefined, now: number) {
  const app = express().use(securityText(contact, { origin: 'https://medkig.example', now: () => now }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const response = await fetch(
    `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/`,
  );
  const { status, headers } = response;
  const got = { status, type: headers.get('Content-Type'), text: await response.text() };
  await new Promise((resolve) => server.close(resolve));
  return got;
}

it('says whom to tell, until when, and where it stands, a field a line', async () => {
  expect(await answer(security, before)).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
    text: [
      'Contact: mailto:security@medkig.example',
      'Expires: 2027-06-30T23:59:59.000Z',
      'Preferred-Languages: da, en',
      'Canonical: https://medkig.example/.well-known/security.txt',
      '',
    ].join('\n'),
  });
});

it('is not there without a contact, nor once it is stale', async () => {
  expect((await answer(undefined, before)).status).toBe(404);
  expect((await answer(security, security.expires)).status).toBe(404);
});

it('stands on the public origin, and on no other', async () => {
  const server = await startTestApp({ security });
  const statusAt = async (origin: string) => (await fetch(`${origin}/.well-known/security.txt`)).status;
  expect([await statusAt(server.console), await statusAt(server.viewer)]).toEqual([200, 404]);
  await server.close();
});
