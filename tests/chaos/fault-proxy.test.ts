/** The proxy that the other files here trust does what it says. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

let server: Server;
let serverPort: number;
let proxy: FaultProxy;
let served: Socket[];

beforeEach(async () => {
  served = [];
  server = createServer((socket) => {
    served.push(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => socket.write(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  serverPort = address && typeof address === 'object' ? address.port : 0;
  proxy = await startFaultProxy();
  proxy.forwardTo(serverPort);
});
afterEach(async () => {
  await proxy.stop();
  for (const socket of served) socket.destroy();
  server.close();
});

/** A client whose every byte is sent back. */
async function echoed({ port } = proxy) {
  const socket = connect(port, '127.0.0.1');
  const heard: string[] = [];
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes;
  });
  socket.on('end', () => heard.push('end'));
  socket.on('error', (error) => heard.push('code' in error ? String(error.code) : error.message));
  await once(socket, 'connect');
  return {
    say: (words: string) => socket.write(words),
    end: () => socket.end(),
    hears: (words: string) => vi.waitFor(() => expect(text).toBe(words), { timeout: 5000, interval: 5 }),
    until: (what: string) => vi.waitFor(() => expect(heard).toContain(what), { timeout: 5000, interval: 5 }),
    text: () => text,
    heard,
  };
}

describe('the fault proxy', () => {
  it('carries both ways, and a goodbye', async () => {
    const line = await echoed();
    line.say('hej');
    await line.hears('hej');
    line.end();
    await line.until('end');
  });

  it('lets a blackhole swallow nothing for good: what was sent arrives when the net is back, a goodbye too', async () => {
    const before = await echoed();
    before.say('en ');
    await before.hears('en ');
    proxy.blackhole();
    before.say('to');
    const during = await echoed();
    during.say('tre');
    served[0]?.end();
    // Whoever goes another way is answered meanwhile.
    const other = await startFaultProxy();
    other.forwardTo(serverPort);
    const well = await echoed(other);
    well.say('vel');
    await well.hears('vel');
    await other.stop();
    expect([before.text(), during.text(), served.length]).toEqual(['en ', '', 2]);
    expect([...before.heard, ...during.heard]).toEqual([]);
    proxy.heal();
    await during.hears('tre');
    await before.until('end');
  });

  it('resets what it cuts, and takes new lines at once', async () => {
    const line = await echoed();
    line.say('hej');
    await line.hears('hej');
    proxy.cut();
    await line.until('ECONNRESET');
    const next = await echoed();
    next.say('igen');
    await next.hears('igen');
  });

  it('leaves a half-open line standing, and says nothing on it', async () => {
    const line = await echoed();
    line.say('hej');
    await line.hears('hej');
    proxy.halfOpen();
    line.say(' igen');
    const next = await echoed();
    next.say('ny');
    await next.hears('ny');
    expect([line.text(), line.heard]).toEqual(['hej', []]);
  });

  it('resets a line that nobody takes at the far end', async () => {
    server.close();
    await (await echoed()).until('ECONNRESET');
  });

  it('carries no more than the limit, and everything in the end', async () => {
    proxy.limit(100_000);
    const line = await echoed();
    const words = 'x'.repeat(30_000);
    const before = performance.now();
    line.say(words);
    await line.hears(words);
    // Both ways take their 0.3 s, one beside the other; a busy machine only makes it longer.
    expect(performance.now() - before).toBeGreaterThan(250);
    expect(proxy.carried).toEqual({ up: 30_000, down: 30_000 });
  });

  it('lets a short word by while a long one is on its way', async () => {
    proxy.limit(100_000);
    const [long, short] = [await echoed(), await echoed()];
    long.say('x'.repeat(40_000));
    short.say('hej');
    await short.hears('hej');
    expect(long.text().length).toBeLessThan(20_000);
  });

  it('holds what it carries up by the delay, each way', async () => {
    proxy.delay(60);
    const line = await echoed();
    const before = performance.now();
    line.say('hej');
    await line.hears('hej');
    expect(performance.now() - before).toBeGreaterThan(115);
  });
});
