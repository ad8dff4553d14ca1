/** As many sessions as before, and never the same: they begin and end, lose their connections, and talk all the time. */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ticketSchema } from '@medkig/api/session';
import { randomBytes } from '@medkig/pairing/bytes';
import { chooseX25519, type X25519 } from '@medkig/pairing/x25519';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { Join } from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';
import { type HurtingProxy, startHurtingProxy } from '../../support/hurting-proxy.ts';
import type { Person } from '../../support/service-of-many.ts';
import { openPair, type Pair } from '../pairs/pair.ts';

interface ChurnOptions {
  /** Where the server listens. */
  server: string;
  /** Its public origin. */
  console: string;
  /** In the order of their sites. */
  people: readonly Person[];
}

export interface Churn {
  /** The oldest of those that come and go ends, another begins, somebody's connection is lost, pages are asked for. */
  step(): Promise<void>;
  /** Resolves when everybody has heard all that was said. */
  settled(): Promise<void>;
  /** Sessions that have begun and ended. */
  readonly served: number;
  readonly lost: number;
  readonly live: number;
  stop(): Promise<void>;
}

/** These are there from the beginning to the end, and so many others at any moment. */
const STAY = 10;
const COME_AND_GO = 10;
/** Has no divisor in common with the number of people: everybody has a turn, and neighbours are of different hotlines. */
const STRIDE = 83;
const ADDRESSES = 250;
/** A page of the console, what citizens' pages fetch, and what machines and strangers ask for. */
const ASKED = ['/', '/embed/v1/medkig.js', '/embed/v1/sites/by-1', '/readyz', '/api/session', '/nothing'];

export async function openChurn({ server, console, people }: ChurnOptions): Promise<Churn> {
  const x25519 = await chooseX25519(randomBytes);
  // More people than may come from one address, and no more addresses than are known after the warm-up.
  let connections = 0;
  const nextAddress = () => `10.0.0.${connections++ % ADDRESSES}`;
  const proxies = new Map<string, HurtingProxy>();
  for (const { site, origin } of people) {
    if (proxies.has(site)) continue;
    proxies.set(site, await startHurtingProxy(server, origin, nextAddress));
    proxies.set(`agents of ${site}`, await startHurtingProxy(server, console, nextAddress));
  }
  const lines = [...proxies.values()];
  const begin = beginning({ server, console, proxies, x25519, nextAddress });

  let [begun, served, lost, asked] = [0, 0, 0, 0];
  const next = (): Promise<Pair> => {
    begun += 1;
    const person = people[(begun * STRIDE) % people.length];
    if (!person) throw new Error('nobody');
    return begin(person);
  };
  const staying: Pair[] = [];
  const passing: Pair[] = [];
  for (let count = 0; count < STAY; count++) staying.push(await next());
  for (let count = 0; count < COME_AND_GO; count++) passing.push(await next());
  const all = () => [...staying, ...passing];

  async function heard(pairs: readonly Pair[]): Promise<void> {
    while (pairs.some((pair) => pair.wrongs.length === 0 && pair.waiting() > 0)) await delay(20);
    const wrongs = pairs.flatMap((pair) => pair.wrongs);
    if (wrongs.length > 0) throw new Error(wrongs.join('; '));
  }

  return {
    async step() {
      for (const pair of all()) {
        pair.say('citizen');
        pair.say('agent');
      }
      const oldest = passing.shift();
      if (oldest) {
        await heard([oldest]);
        await oldest.end();
        served += 1;
      }
      passing.push(await next());
      const line = lines[(lost * 7) % lines.length];
      lost += 1;
      line?.down();
      line?.up();
      const path = ASKED[asked++ % ASKED.length] ?? '/';
      await ask(server + path, { 'x-forwarded-for': nextAddress() });
    },
    settled: () => heard(all()),
    get served() {
      return served;
    },
    get lost() {
      return lost;
    },
    get live() {
      return all().length;
    },
    async stop() {
      for (const pair of all()) pair.close();
      await Promise.all(lines.map((line) => line.stop()));
    },
  };
}

interface BeginOptions {
  server: string;
  console: string;
  /** By the site, and by «agents of» it. */
  proxies: ReadonlyMap<string, HurtingProxy>;
  x25519: X25519;
  nextAddress(): string;
}

function beginning({ server, console, proxies, x25519, nextAddress }: BeginOptions) {
  return ({ site, token }: Person): Promise<Pair> => {
    const at = (way: string) => proxies.get(way)?.url ?? '';
    const headers = { origin: console, cookie: `__Host-medkig=${token}`, 'content-type': 'application/json' };
    const joinAsAgent = async (): Promise<Join> => {
      const from = { 'x-forwarded-for': nextAddress() };
      const answer = await ask(`${server}/api/ticket`, { ...headers, ...from }, '{}');
      const { ticket } = v.parse(ticketSchema, JSON.parse(answer));
      return { v: SIGNALING_VERSION, seat: 'agent', ticket };
    };
    const joinAsCitizen = async (): Promise<Join> => ({ v: SIGNALING_VERSION, seat: 'citizen', site });
    return openPair({
      agent: { server: at(`agents of ${site}`), join: joinAsAgent },
      citizen: { server: at(site), join: joinAsCitizen },
      x25519,
    });
  };
}

/** On a connection of its own that is closed: one that waits for more would count as held. */
async function ask(url: string, headers: Record<string, string>, body?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false, method: body === undefined ? 'GET' : 'POST', headers }, (answer) =>
      text(answer).then(resolve, reject),
    )
      .once('error', reject)
      .end(body);
  });
}
