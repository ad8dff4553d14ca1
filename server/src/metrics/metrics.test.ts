import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';
import { figures } from './figures.ts';
import { createRegistry } from './registry.ts';

const token = 'en-lang-hemmelighed';
let open: TestApp;
let guarded: TestApp;
beforeAll(async () => {
  [open, guarded] = await Promise.all([startTestApp(), startTestApp({ metricsToken: token })]);
});
afterAll(() => Promise.all([open.close(), guarded.close()]));

const read = (server: TestApp, headers: Record<string, string> = {}) =>
  fetch(`${server.console}/metrics`, { headers });

it('counts requests by route and status, and what came of signing in', async () => {
  await signIn(open);
  await fetch(`${open.console}/api/hotlines`);
  await fetch(`${open.console}/api/municipalities/6f1c2a70-5d0e-4b7f-9a53-2f7f6a3c9d11`);
  const text = await (await read(open)).text();
  expect(text).toContain('medkig_sign_ins_total{outcome="signed-in"} 1');
  expect(text).toContain('medkig_http_requests_total{method="GET",route="/api/hotlines",status="401"} 1');
  expect(text).toContain('route="/api/municipalities/:municipality"');
  expect(text).toContain('medkig_rooms{state="paired"} 0');
  expect(text).toContain('medkig_relay_sockets{seat="citizen"} 0');
  expect(text).toContain('medkig_load{state="calm"} 1');
  expect(text).not.toMatch(/6f1c2a70|anna|vestby/i);
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => [name, type]);
  expect(Object.fromEntries(types)).toEqual(
    Object.fromEntries(Object.entries(figures).map(([name, { type }]) => [name, type])),
  );
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) |[a-z_]+(?:\{(?:[a-z]+="[^"\n]*",?)+\})? [\d.e+-]+$)/);
});

it('is for the network inside, or for whoever shows the token', async () => {
  expect((await read(open, { 'X-Forwarded-For': '198.51.100.7' })).status).toBe(404);
  expect((await read(guarded)).status).toBe(404);
  expect((await read(guarded, { Authorization: 'Bearer forkert' })).status).toBe(404);
  expect((await read(guarded, { Authorization: `Bearer ${token}` })).status).toBe(200);
});

it('writes labels so that nothing in them ends a line', async () => {
  const registry = createRegistry({ a_total: { type: 'counter', help: 'A.', labels: ['of'] } });
  const counter = registry.counter('a_total');
  counter.add({ of: 'x"\n\\' });
  counter.add({ of: 'x"\n\\' }, 2);
  expect(await registry.text()).toBe(
    '# HELP a_total A.\n# TYPE a_total counter\na_total{of="x\\"\\n\\\\"} 3\n',
  );
});

it('counts a value in its bucket and in all above it; a bound is in its own', async () => {
  const registry = createRegistry({ b: { type: 'histogram', help: 'B.', labels: [], bounds: [1, 5] } });
  const histogram = registry.histogram('b');
  for (const value of [0.5, 1, 4, 9]) histogram.observe(value);
  expect((await registry.text()).trim().split('\n').slice(2)).toEqual([
    'b_bucket{le="1"} 2',
    'b_bucket{le="5"} 3',
    'b_bucket{le="+Inf"} 4',
    'b_sum 14.5',
    'b_count 4',
  ]);
});
