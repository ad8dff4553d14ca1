import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, serve } from '../site-under-test.ts';
import { createMitidStandIn } from './stand-in.ts';
import { mitidAddress } from './way-back.ts';

const back = 'http://127.0.0.1:4001/selvbetjening/meld-flytning/mitid';

let standIn: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  standIn = await serve(
    createMitidStandIn({ returnOrigins: ['http://127.0.0.1:4001', 'http://127.0.0.1:4002'] }),
  );
});
afterAll(() => standIn.stop());

const query = (returnUrl: string) => new URL(mitidAddress('http://mitid.test', returnUrl)).search;

describe('a login', () => {
  it('asks for any user id, then for a yes or a no', async () => {
    const browser = openBrowser(standIn.origin);
    expect((await browser.visit(`/${query(back)}`)).html).toContain('Bruger-ID');
    const page = await browser.submit(`/${query(back)}`, { bruger: 'hvemsomhelst' });
    expect(page.path).toBe(`/godkend${query(back)}`);
    expect(page.html).toContain('Godkend');
    expect(page.html).toContain('Afbryd');
  });

  it.each(['godkendt', 'afbrudt'])('goes back with %s', async (svar) => {
    const response = await openBrowser(standIn.origin).post(
      `/godkend${query(back)}`,
      new URLSearchParams({ svar }),
    );
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${back}?svar=${svar}`);
  });

  it.each([{}, { bruger: '  ' }, { bruger: 'x'.repeat(101) }])('does not go on with %o', async (fields) => {
    const response = await openBrowser(standIn.origin).post(`/${query(back)}`, new URLSearchParams(fields));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Skriv et bruger-ID');
  });

  it('says on every page that it is a rehearsal, and lets no script in', async () => {
    for (const path of [`/${query(back)}`, `/godkend${query(back)}`, '/']) {
      const response = await fetch(`${standIn.origin}${path}`);
      const html = await response.text();
      expect(html).toContain('Øvelse – ikke det rigtige MitID');
      expect(html).not.toMatch(/<script|medkig/i);
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';(?!.*script-src)/);
    }
  });
});

describe('the way back', () => {
  it.each([
    'https://evil.example/',
    'http://127.0.0.1:4001.evil.example/',
    'http://127.0.0.1:4001@evil.example/',
    'http://evil.example@127.0.0.1:4001/',
    'http://127.0.0.1:4003/',
    'https://127.0.0.1:4001/',
    '//127.0.0.1:4001/',
    '/godkend',
    'javascript:alert(1)',
    '',
  ])('never goes to %s', async (returnUrl) => {
    const browser = openBrowser(standIn.origin);
    for (const path of ['/', '/godkend']) {
      expect((await browser.visit(`${path}${query(returnUrl)}`)).status).toBe(400);
      const body = new URLSearchParams({ bruger: 'a', svar: 'godkendt' });
      const response = await browser.post(`${path}${query(returnUrl)}`, body);
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
    }
  });

  it('is one, not two', async () => {
    const response = await fetch(`${standIn.origin}/${query(back)}&retur=${encodeURIComponent(back)}`);
    expect(response.status).toBe(400);
  });

  it('is taken with an answer that exists, from a page of its own', async () => {
    const browser = openBrowser(standIn.origin);
    const svar = new URLSearchParams({ svar: 'måske' });
    expect((await browser.post(`/godkend${query(back)}`, svar)).status).toBe(400);
    const foreign = { origin: 'http://127.0.0.1:4001' };
    const approved = new URLSearchParams({ svar: 'godkendt' });
    expect((await browser.post(`/godkend${query(back)}`, approved, foreign)).status).toBe(403);
  });
});
