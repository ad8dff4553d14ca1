/** Many calls to many hotlines: who was shown which code, who typed it where, and whether anybody met anybody else. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { keysOf } from '@medkig/server/ticket-keys';
import { createTickets } from '@medkig/server/tickets';
import { addPeople } from '../../support/service-of-many.ts';
import type { Topology } from '../../support/topology.ts';
import { openWaysIn, type Whence } from '../../support/ways-in.ts';
import { askForCode, type Desk, nameOf } from './desk.ts';
import { type Outcome, typeCode } from './typist.ts';

/** All that a citizen may be told. Whatever else is told is a wrong. */
const PROBLEMS = ['length', 'check', 'wrong', 'expired', 'used', 'tries', 'busy', 'rate', 'offline'];
/** Agents of one hotline. */
const AGENTS_EACH = 80;
/** So many agents come from one address, and citizens of one site from so many. */
const AGENTS_AT_ONE = 40;
const ADDRESSES_EACH = 30;
/** Who is refused for a reason that passes types again so often, after so long (milliseconds). */
const TRIES = 12;
const AGAIN_MS = 400;

/** What was typed, by whom, and what came of it. */
interface Typed {
  digits: string;
  hotline: number;
  title: string;
  outcome: Outcome;
}

export interface Calls {
  /** An agent of this hotline asks for a code. Resolves when it is shown. */
  ask(hotline: number): Promise<Desk>;
  /** A citizen types it once, at the page of this hotline's site. Resolves with the problem, with «met» or with «alone». */
  type(digits: string, hotline: number): Promise<string>;
  /** The citizen to whom the agent has read it types it until the two meet, or it is of no use any more. */
  call(desk: Desk): Promise<string>;
  /** Another waits or has waited under the same nameplate. */
  isDoubled(desk: Desk): boolean;
  /** Of all who have asked. */
  desks: readonly Desk[];
  /** As the directory knows it. */
  hotlineId(hotline: number): string;
  /** How often citizens were told what. */
  told(): Record<string, number>;
  /** Whatever must never be. */
  wrongs(): string[];
  stop(): Promise<void>;
}

export async function openCalls(
  { databaseUrl, jwtPrivateKey, edge }: Topology,
  hotlines: number,
): Promise<Calls> {
  const console = `https://localhost:${edge.port}`;
  const people = await addPeople(databaseUrl, hotlines * AGENTS_EACH, AGENTS_EACH);
  const tickets = createTickets({
    keys: keysOf([createPrivateKey(jwtPrivateKey)]),
    issuer: console,
    isFirstUse: async () => true,
    ...{ now: Date.now, randomBytes },
  });
  const personOf = (hotline: number, place: number) => {
    const person = people[hotline * AGENTS_EACH + place];
    if (!person) throw new Error(`hotline ${hotline} has no agent ${place}`);
    return person;
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);
  const agentWays = hotlines * Math.ceil(AGENTS_EACH / AGENTS_AT_ONE);
  const ways = await openWaysIn(edge, [
    ...upTo(agentWays).map((way): Whence => ({ origin: console, localAddress: `127.0.1.${way + 1}` })),
    ...upTo(hotlines * ADDRESSES_EACH).map((way): Whence => {
      const hotline = Math.floor(way / ADDRESSES_EACH);
      const localAddress = `127.0.${hotline + 2}.${(way % ADDRESSES_EACH) + 1}`;
      return { origin: personOf(hotline, 0).origin, localAddress };
    }),
  ]);
  const wayOf = (way: number) => ways.urls[way] ?? '';
  const desks: Desk[] = [];
  const typed: Typed[] = [];
  const seated = upTo(hotlines).map(() => 0);
  let citizens = 0;

  async function ask(hotline: number): Promise<Desk> {
    const place = seated[hotline] ?? 0;
    seated[hotline] = place + 1;
    const number = hotline * AGENTS_EACH + place;
    const { agentId, sessionId, hotlineId, site } = personOf(hotline, place);
    const join = async () =>
      ({ v: 1, seat: 'agent', ticket: tickets.issue({ agentId, sessionId, hotlineId }) }) as const;
    const server = wayOf(Math.floor(number / AGENTS_AT_ONE));
    const { desk, shown } = askForCode(number + 1, { server, site, hotline, join });
    desks.push(desk);
    await shown;
    return desk;
  }

  async function type(digits: string, hotline: number): Promise<string> {
    citizens += 1;
    const title = `Citizen ${citizens}`;
    const server = wayOf(agentWays + hotline * ADDRESSES_EACH + (citizens % ADDRESSES_EACH));
    const { site, origin } = personOf(hotline, 0);
    const outcome = await typeCode(digits, { server, site, origin, title });
    typed.push({ digits, hotline, title, outcome });
    return nameOfOutcome(outcome);
  }

  const isDoubled = (desk: Desk) =>
    desks.some(
      (other) =>
        other !== desk &&
        other.hotline === desk.hotline &&
        other.digits.slice(0, 2) === desk.digits.slice(0, 2),
    );

  async function call(desk: Desk): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const told = await type(desk.digits, desk.hotline);
      const passes =
        told === 'busy' || told === 'offline' || told === 'alone' || (told === 'wrong' && !isDoubled(desk));
      if (!passes || tries === TRIES || desk.over !== '') return told;
      await delay(AGAIN_MS);
    }
  }

  function wrongsOf({ digits, hotline, title, outcome }: Typed): string[] {
    if (outcome.is === 'refused')
      return PROBLEMS.includes(outcome.problem) ? [] : [`${title} was told «${outcome.problem}»`];
    const shown = desks.filter((desk) => desk.digits === digits && desk.hotline === hotline);
    const [desk] = shown;
    if (!desk || shown.length > 1) return [`${title} opened what ${shown.length} agents were shown`];
    const others = desks.filter((other) => other !== desk && other.roots.has(outcome.root));
    return [
      ...(outcome.agent === nameOf(desk.number) ? [] : [`${title} met ${outcome.agent}`]),
      ...[...outcome.pointed]
        .filter((number) => number !== desk.number)
        .map((number) => `${number} pointed at ${title}’s page`),
      ...others.map(({ number }) => `agent ${number} has the keys of ${title}`),
      ...(outcome.pointed.size > 0 && !desk.roots.has(outcome.root)
        ? [`agent ${desk.number} has other keys than ${title}`]
        : []),
    ];
  }

  function wrongsAt({ number, hotline, digits, roots, saw }: Desk): string[] {
    const guests = typed.filter(({ title }) => saw.has(title));
    return [
      ...(roots.size > 1 || saw.size > 1 ? [`the code of agent ${number} has opened twice`] : []),
      ...guests
        .filter((guest) => guest.digits !== digits || guest.hotline !== hotline)
        .map(({ title }) => `agent ${number} saw ${title}, who has typed another code`),
    ];
  }

  return {
    ...{ ask, type, call, isDoubled, desks },
    hotlineId: (hotline) => personOf(hotline, 0).hotlineId,
    told() {
      const counts: Record<string, number> = {};
      for (const { outcome } of typed) {
        const what = nameOfOutcome(outcome);
        counts[what] = (counts[what] ?? 0) + 1;
      }
      return counts;
    },
    wrongs: () => [...typed.flatMap(wrongsOf), ...desks.flatMap(wrongsAt)],
    async stop() {
      for (const { outcome } of typed) if (outcome.is === 'paired') outcome.close();
      await Promise.all(desks.map((desk) => desk.end()));
      await ways.stop();
    },
  };
}

/** A pairing is «alone» when the room went before either had heard the other. */
function nameOfOutcome(outcome: Outcome): string {
  if (outcome.is === 'refused') return outcome.problem;
  return outcome.pointed.size > 0 ? 'met' : 'alone';
}
