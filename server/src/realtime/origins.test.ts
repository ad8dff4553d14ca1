import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRaw } from './raw-websocket.ts';
import { consoleOrigin, startRelay, type TestRelay } from './relay-for-tests.ts';

let relay: TestRelay;
beforeEach(async () => {
  relay = await startRelay();
});
afterEach(() => relay.stop());

const vestby = 'https://vestby.example';
const nordby = 'https://nordby.example';
const evil = 'https://evil.example';

const lookAlikes = [
  'null',
  '',
  ' ',
  'https://',
  'http://vestby.example',
  'https://vestby.example:8443',
  'https://vestby.example:443',
  'https://vestby.example/',
  'https://vestby.example.',
  'https://www.vestby.example',
  'https://vestby.example.evil.example',
  'https://evilvestby.example',
  'https://vestby.example@evil.example',
  'https://evil.example#vestby.example',
  'https://vestby.example, https://evil.example',
  'https://xn--vestb-kva.example',
  'HTTPS://VESTBY.EXAMPLE',
  'vestby.example',
  'wss://vestby.example',
  'file://',
  'chrome-extension://vestby.example',
  '__proto__',
  "' or true --",
];

const address = (query = '') => `http://127.0.0.1:${relay.port}/relay/?EIO=4${query}`;

describe.each(lookAlikes)('a page whose origin is «%s»', (origin) => {
  it('[S4] opens no connection by polling, and may not read why', async () => {
    const response = await fetch(address('&transport=polling'), { headers: { origin } });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('[S4] opens none by WebSocket', async () => {
    await expect(openRaw(relay.port, origin)).rejects.toThrow('400');
  });
});

it('[S4] a page that claims to be the console’s own counts only on the console’s host', async () => {
  const headers = { 'sec-fetch-site': 'same-origin' };
  expect((await fetch(address('&transport=polling'), { headers })).status).toBe(403);
});

describe('a connection that polls', () => {
  /** Opens one for a page of Vestby; the id is all that later requests show. */
  async function opened(): Promise<string> {
    const response = await fetch(address('&transport=polling'), { headers: { origin: vestby } });
    const { sid }: { sid: string } = JSON.parse((await response.text()).slice(1));
    return sid;
  }
  const headersOf = (origin: string | undefined) => (origin === undefined ? {} : { origin });
  const write = (sid: string, origin: string | undefined) =>
    fetch(address(`&transport=polling&sid=${sid}`), {
      method: 'POST',
      headers: headersOf(origin),
      body: '40{"v":1,"seat":"citizen","site":"vestby"}',
    });

  it.each([evil, nordby, consoleOrigin, 'null', undefined])(
    '[S4] takes nothing from %s, and lives on',
    async (origin) => {
      const sid = await opened();
      expect((await write(sid, origin)).status).toBe(400);
      expect((await write(sid, vestby)).status).toBe(200);
    },
  );

  it.each([evil, nordby, undefined])('[S4] tells nothing to %s', async (origin) => {
    const sid = await opened();
    await write(sid, vestby);
    const read = (headers: Record<string, string>) =>
      fetch(address(`&transport=polling&sid=${sid}`), { headers });
    expect((await read(headersOf(origin))).status).toBe(400);
    expect(await (await read({ origin: vestby })).text()).toMatch(/^40/);
  });

  it.each([evil, nordby, 'null'])(
    '[S4] becomes no WebSocket of %s, and one of its own page',
    async (origin) => {
      const sid = await opened();
      const path = `/relay/?EIO=4&transport=websocket&sid=${sid}`;
      await expect(openRaw(relay.port, origin, path)).rejects.toThrow('400');
      const raw = await openRaw(relay.port, vestby, path);
      raw.send('2probe');
      expect(String((await raw.next())?.data)).toBe('3probe');
      raw.socket.end();
    },
  );

  it('[S4] is not confused by a second id', async () => {
    const sid = await opened();
    for (const ids of [`sid=none&sid=${sid}`, `sid=${sid}&sid=none`]) {
      const response = await fetch(address(`&transport=polling&${ids}`), {
        method: 'POST',
        headers: { origin: evil },
        body: '2',
      });
      expect(response.status).toBe(400);
    }
    expect((await write(sid, vestby)).status).toBe(200);
  });

  it('[S4] becomes a WebSocket of its own page in the middle of a session', async () => {
    const sid = await opened();
    await write(sid, vestby);
    const raw = await openRaw(relay.port, vestby, `/relay/?EIO=4&transport=websocket&sid=${sid}`);
    raw.send('2probe');
    await raw.next();
    raw.send('5');
    raw.send('420["claim",{"nameplate":"00"}]');
    let said = String((await raw.next())?.data);
    while (said.startsWith('40') || said === '6') said = String((await raw.next())?.data);
    expect(said).toBe('430[{"ok":false,"reason":"unknown"}]');
    raw.socket.end();
  });
});
