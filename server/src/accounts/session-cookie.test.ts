import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.ts';

const token = 'tok_en-'.repeat(6).concat('x');

describe('behind TLS', () => {
  const cookie = sessionCookie('https://medkig.example');
  const app = express();
  app.get('/set', (_request, response) => {
    cookie.set(response, token);
    response.end();
  });
  app.get('/clear', (_request, response) => {
    cookie.clear(response);
    response.end();
  });
  app.get('/read', (request, response) => void response.json({ token: cookie.read(request) ?? null }));

  const server = createServer(app);
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    address = `http://127.0.0.1:${bound && typeof bound === 'object' ? bound.port : 0}`;
  });
  afterAll(() => void server.close());

  const setCookie = async (path: string) => {
    const response = await fetch(address + path);
    return response.headers.getSetCookie()[0]?.split('; ');
  };
  const read = async (header: string): Promise<unknown> => {
    const response = await fetch(`${address}/read`, { headers: { Cookie: header } });
    return response.json();
  };

  it('has the prefix that browsers enforce, and what the prefix demands', async () => {
    const [pair, ...attributes] = (await setCookie('/set')) ?? [];
    expect(pair).toBe(`__Host-medkig=${token}`);
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']));
    expect(attributes.join()).not.toContain('Domain');
  });

  it('is cleared with the same attributes, else a browser keeps it', async () => {
    const attributes = (await setCookie('/clear')) ?? [];
    expect(attributes).toEqual(expect.arrayContaining(['__Host-medkig=', 'Path=/', 'Secure', 'HttpOnly']));
  });

  it('is read among others', async () => {
    expect(await read(`a=1; __Host-medkig=${token}; b=2`)).toEqual({ token });
  });

  it.each([
    ['without the prefix', `medkig=${token}`],
    ['with a value of another length', `__Host-medkig=${token}x`],
    ['with a value that is no token', `__Host-medkig=${'æ'.repeat(10)}${token.slice(10)}`],
    ['under a longer name', `x__Host-medkig=${token}`],
  ])('is not read %s', async (_how, header) => {
    expect(await read(encodeURI(header))).toEqual({ token: null });
  });
});
