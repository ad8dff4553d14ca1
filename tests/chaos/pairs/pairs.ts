/** Many pairs at once, as a test orders them about. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Edge } from '../../support/edge.ts';
import type { Service } from '../../support/service-of-many.ts';
import { openWaysIn } from '../../support/ways-in.ts';

/** Two people, and where each of them finds the service. */
interface Seats {
  person: Service['people'][number];
  console: string;
  page: string;
}

export type Order =
  | { do: 'open'; service: Pick<Service, 'console' | 'jwtPrivateKey'>; seats: Seats[] }
  | { do: 'talk'; everyMs: number }
  | { do: 'hush' }
  | { do: 'renew' }
  | { do: 'back' }
  | { do: 'mark' }
  | { do: 'tell' };

/** Since it was told last. */
export interface Told {
  /** Of each pair that lost a connection, and of each other one: how long its slowest message took (milliseconds). */
  moved: number[];
  stayed: number[];
  /** How many were heard, and how many not yet. */
  messages: number;
  waiting: number;
  /** From the beginning. */
  wrongs: string[];
}

export type Answer = { ok: true; answer: Told | undefined } | { ok: false; why: string };

export interface Pairs {
  talk(everyMs: number): Promise<void>;
  hush(): Promise<void>;
  /** All sessions end, and the same people begin others, which are spread over the nodes that are there. */
  renew(): Promise<void>;
  /** A node is gone: whoever was with it says something as soon as they notice, counted from now; then as `mark`. */
  back(): Promise<Told>;
  /** Everybody says one more thing at this moment; resolves when it is heard. */
  mark(): Promise<Told>;
  tell(): Promise<Told>;
  stop(): Promise<void>;
}

/** The people of one site come from one address, as from behind a town hall's router, and so do its agents. */
export async function openPairs(edge: Edge, { people, ...service }: Service): Promise<Pairs> {
  const sites = [...new Map(people.map(({ site, origin }) => [site, origin]))];
  const ways = await openWaysIn(edge, [
    ...sites.map((_, place) => ({ origin: service.console, localAddress: `127.0.1.${place + 1}` })),
    ...sites.map(([, origin], place) => ({ origin, localAddress: `127.0.2.${place + 1}` })),
  ]);
  const seats = people.map((person) => {
    const place = sites.findIndex(([site]) => site === person.site);
    const [console = '', page = ''] = [ways.urls[place], ways.urls[sites.length + place]];
    return { person, console, page };
  });
  const child = fork(join(import.meta.dirname, 'pairs-process.ts'));
  const give = async (order: Order): Promise<Told | undefined> => {
    const answered = once(child, 'message');
    child.send(order);
    const [answer]: Answer[] = await answered;
    if (!answer?.ok) throw new Error(`the pairs could not ${order.do}: ${answer?.why}`);
    return answer.answer;
  };
  const asked = async (order: Order): Promise<Told> => {
    const told = await give(order);
    if (!told) throw new Error(`nothing is told after ${order.do}`);
    return told;
  };
  await give({ do: 'open', service, seats });
  return {
    talk: async (everyMs) => void (await give({ do: 'talk', everyMs })),
    hush: async () => void (await give({ do: 'hush' })),
    renew: async () => void (await give({ do: 'renew' })),
    back: () => asked({ do: 'back' }),
    mark: () => asked({ do: 'mark' }),
    tell: () => asked({ do: 'tell' }),
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
      await ways.stop();
    },
  };
}
