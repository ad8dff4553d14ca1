/** All the pairs, in a process of their own: the parent's orders come over the channel, and each is answered. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { randomBytes as bytes } from '@medkig/pairing/bytes';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { keysOf } from '@medkig/server/ticket-keys';
import { createTickets } from '@medkig/server/tickets';
import { openPair, type Pair } from './pair.ts';
import type { Answer, Order, Told } from './pairs.ts';

/** So many are opened side by side. */
const AT_ONCE = 12;
/** How long everybody may take to hear all that was said, in milliseconds. */
const PATIENCE_MS = 30_000;

const pairs: Pair[] = [];
let openAll = async (): Promise<void> => {};
let talking: NodeJS.Timeout | undefined;

async function open({ service, seats }: Extract<Order, { do: 'open' }>): Promise<void> {
  const x25519 = await chooseX25519(bytes);
  const keys = keysOf([createPrivateKey(service.jwtPrivateKey)]);
  const isFirstUse = async () => true;
  const tickets = createTickets({ keys, issuer: service.console, isFirstUse, now: Date.now, randomBytes });
  const openSome = async (waiting: (typeof seats)[number][]): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { agentId, sessionId, hotlineId, site } = next.person;
      const ticket = () => tickets.issue({ agentId, sessionId, hotlineId });
      pairs.push(
        await openPair({
          agent: { server: next.console, join: async () => ({ v: 1, seat: 'agent', ticket: ticket() }) },
          citizen: { server: next.page, join: async () => ({ v: 1, seat: 'citizen', site }) },
          x25519,
        }),
      );
    }
  };
  openAll = async () => {
    const waiting = [...seats];
    await Promise.all(Array.from({ length: AT_ONCE }, () => openSome(waiting)));
  };
  await openAll();
}

async function renew(): Promise<void> {
  const before = pairs.splice(0);
  await Promise.all(before.map((pair) => pair.end()));
  const wrongs = before.flatMap((pair) => pair.wrongs);
  if (wrongs.length > 0) throw new Error(wrongs.join('; '));
  await openAll();
}

/** Each pair says something both ways once in `everyMs`, one pair after the other. */
function talk(everyMs: number): void {
  clearInterval(talking);
  let next = 0;
  let owed = 0;
  let before = performance.now();
  talking = setInterval(() => {
    const now = performance.now();
    owed += ((now - before) * pairs.length) / everyMs;
    before = now;
    for (; owed >= 1; owed--) {
      const pair = pairs[next++ % pairs.length];
      pair?.say('citizen');
      pair?.say('agent');
    }
  }, 10);
}

/** Those who lose a connection say something about it at once, which counts from now; the others are not in their way. */
async function back(): Promise<Told> {
  const at = performance.now();
  const lost = new Set<Pair>();
  do {
    for (const pair of pairs) {
      if (lost.has(pair) || pair.losses() === 0) continue;
      lost.add(pair);
      pair.say('citizen', at);
    }
    await delay(5);
  } while (performance.now() < at + PATIENCE_MS && (lost.size === 0 || isWaited(lost)));
  return mark();
}

function isWaited(some: Iterable<Pair>): boolean {
  return [...some].some((pair) => pair.waiting() > 0);
}

/** Everybody says one more thing now. Resolves when all that was said has been heard, or nobody waits any more. */
async function mark(): Promise<Told> {
  for (const pair of pairs) pair.say('citizen');
  const until = performance.now() + PATIENCE_MS;
  while (isWaited(pairs) && performance.now() < until) await delay(20);
  return told();
}

function told(): Told {
  const heard = pairs.map((pair) => pair.heard());
  const longest = ({ took }: { took: number[] }) => Math.max(0, ...took);
  return {
    moved: heard.filter(({ losses }) => losses > 0).map(longest),
    stayed: heard.filter(({ losses }) => losses === 0).map(longest),
    messages: heard.reduce((sum, { took }) => sum + took.length, 0),
    waiting: pairs.reduce((sum, pair) => sum + pair.waiting(), 0),
    wrongs: pairs.flatMap(({ wrongs }) => wrongs),
  };
}

async function follow(order: Order): Promise<Told | undefined> {
  switch (order.do) {
    case 'open':
      await open(order);
      return undefined;
    case 'talk':
      talk(order.everyMs);
      return undefined;
    case 'hush':
      clearInterval(talking);
      return undefined;
    case 'renew':
      await renew();
      return undefined;
    case 'back':
      return back();
    case 'mark':
      return mark();
    case 'tell':
      return told();
    default: {
      const never: never = order;
      return never;
    }
  }
}

process.on('message', (order: Order) => {
  follow(order).then(
    (answer) => process.send?.({ ok: true, answer } satisfies Answer),
    (error: unknown) => process.send?.({ ok: false, why: String(error) } satisfies Answer),
  );
});
process.on('disconnect', () => process.exit());
