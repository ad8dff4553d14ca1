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
  /** A node is gone: whoever was with it says something as soon as they notice, counted from now; then as `mark`. */
  back(): Promise<Told>;
  /** Everybody says one more thing at this moment; resolves when it is heard. */
  mark(): Promise<Told>;
  tell(): Promise<Told>;
  stop(): Promise<void>;
}

/** So many come from one address, as from behind a town hall's router. */
const AT_ONE_ADDRESS = 20;

export async function openPairs(edge: Edge, { people, ...service }: Service): Promise<Pairs> {
  const groups = Array.from({ length: Math.ceil(people.length / AT_ONE_ADDRESS) }, (_, group) => group + 1);
  const originOf = (group: number) => people[(group - 1) * AT_ONE_ADDRESS]?.origin ?? '';
  const ways = await openWaysIn(edge, [
    ...groups.map((group) => ({ origin: service.console, localAddress: `127.0.1.${group}` })),
    ...groups.map((group) => ({ origin: originOf(group), localAddress: `127.0.2.${group}` })),
  ]);
  const seats = people.map((person, number) => {
    const group = Math.floor(number / AT_ONE_ADDRESS);
    const [console = '', page = ''] = [ways.urls[group], ways.urls[groups.length + group]];
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
