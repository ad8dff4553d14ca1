import { createClient } from '@medkig/api/client';
import { strictestRules } from '@medkig/api/policy';
import { expect, it } from 'vitest';
import { openPreview } from './open-preview.ts';

const page = 'https://www.vestby.example/flytning?trin=2#top';

function preview(answer: { ok: boolean; body: object }, hasTab = true) {
  const did: string[] = [];
  const { ask } = createClient({
    fetch: async (address, { method, body }) => {
      did.push(`${method} ${address} ${JSON.parse(body ?? '{}').phones}`);
      return { ok: answer.ok, text: async () => JSON.stringify(answer.body) };
    },
  });
  const tab = {
    opener: 'the console',
    location: { replace: (address: string) => void did.push(address) },
    close: () => void did.push('closed'),
  } as unknown as Window;
  const window = {
    open: () => {
      did.push('tab');
      return hasTab ? tab : null;
    },
  };
  const previewed = openPreview({ ask, window, municipality: 'm1', rules: strictestRules, page });
  return previewed.then((outcome) => ({ outcome, did, opener: tab.opener }));
}

it('opens the tab at once, then leads it to the page with the draft', async () => {
  const { outcome, did, opener } = await preview({ ok: true, body: { id: 'a_b-c', expiresAt: 1 } });
  expect(outcome).toEqual({ ok: true });
  expect(opener).toBeNull();
  expect(did).toEqual([
    'tab',
    'POST /api/municipalities/m1/preview true',
    'https://www.vestby.example/flytning?trin=2#medkig-preview=a_b-c',
  ]);
});

it('closes the tab where the server says no, and tells why', async () => {
  const problem = { type: 'x', title: 'x', status: 403, code: 'not-allowed' };
  const { outcome, did } = await preview({ ok: false, body: problem });
  expect(outcome).toEqual({ ok: false, reason: 'not-allowed' });
  expect(did.at(-1)).toBe('closed');
});

it('asks nothing where the browser opens no tab', async () => {
  const { outcome, did } = await preview({ ok: true, body: {} }, false);
  expect(outcome).toEqual({ ok: false, reason: 'no-tab' });
  expect(did).toEqual(['tab']);
});
