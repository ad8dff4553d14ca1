/** An agent and a citizen without browsers: the real links over the real relay, and what has become of each message. */
import { setTimeout as delay } from 'node:timers/promises';
import { randomBytes } from '@medkig/pairing/bytes';
import type { X25519 } from '@medkig/pairing/x25519';
import { parseFrame } from '@medkig/protocol/session/frame';
import type { Join } from '@medkig/protocol/signaling/messages';
import { openRoom, readPeerNotice } from '@medkig/transport/agent-relay';
import { agentSide } from '@medkig/transport/agent-side';
import { citizenSide } from '@medkig/transport/citizen-side';
import { systemClock } from '@medkig/transport/clock';
import { connectRelay, type Relay } from '@medkig/transport/relay';
import { createSessionLink, type SessionLink } from '@medkig/transport/session-link';
import * as v from 'valibot';

interface PairOptions {
  agent: { server: string; join(): Promise<Join> };
  citizen: { server: string; join(): Promise<Join> };
  x25519: X25519;
}

export interface Pair {
  /** The citizen's page says the next thing, or the agent's; it counts from `at`. False while there are no keys. */
  say(from: 'citizen' | 'agent', at?: number): boolean;
  /** How often a connection was lost since `heard` was called last. */
  losses(): number;
  /** Since the last call: what was heard, and how often a connection was lost. */
  heard(): { took: number[]; losses: number };
  /** Whatever must never be: messages that were lost, came twice or out of order, rooms that ended, new keys. */
  wrongs: readonly string[];
  /** Said and not heard yet. */
  waiting(): number;
  /** The agent ends the session. Resolves when both have been told. */
  end(): Promise<void>;
  close(): void;
}

const messageSchema = v.strictObject({ n: v.number(), at: v.number() });

interface End {
  relay: Relay;
  link: SessionLink;
  said: number;
  heard: number;
}

export async function openPair({ agent: atAgent, citizen: atCitizen, x25519 }: PairOptions): Promise<Pair> {
  const wrongs: string[] = [];
  let took: number[] = [];
  let losses = 0;
  const root = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
  let isEnding = false;
  const ended = new Set<'agent' | 'citizen'>();
  let wasClaimed = () => {};
  const claimed = new Promise<void>((resolve) => {
    wasClaimed = resolve;
  });

  function openEnd(
    seat: 'agent' | 'citizen',
    { server, join }: PairOptions['agent'],
  ): Omit<End, 'link'> & {
    connected: Promise<void>;
    link(): SessionLink;
    sit(seat: { roomId: string; seatKey: string }): void;
  } {
    let isUp = () => {};
    const connected = new Promise<void>((resolve) => {
      isUp = resolve;
    });
    let link: SessionLink | undefined;
    let held: { roomId: string; seatKey: string } | undefined;
    const relay = connectRelay({
      server,
      join,
      handlers: {
        up: () => void (held ? resume(held) : isUp()),
        down: () => {
          losses++;
          link?.closed(relay);
        },
        refused: (reason) => wrongs.push(`${seat} refused: ${reason}`),
        replaced: () => wrongs.push(`${seat} replaced`),
        ended: ({ reason }) => {
          if (isEnding && reason === 'agent') ended.add(seat);
          else wrongs.push(`${seat}’s room ended: ${reason}`);
        },
        peer: (notice) => {
          if (readPeerNotice(notice)?.state === 'claimed') wasClaimed();
        },
        frame: (bytes) => {
          const frame = parseFrame(bytes);
          if (frame) link?.receive(frame, relay);
        },
      },
    });

    async function resume(seatOf: { roomId: string; seatKey: string }): Promise<void> {
      const reply = await relay.resume({ roomId: seatOf.roomId, seatKey: seatOf.seatKey });
      if (reply?.ok) link?.opened(relay);
      else if (reply) wrongs.push(`${seat} not let in again: ${reply.reason}`);
    }

    const end = {
      relay,
      connected,
      said: 0,
      heard: 0,
      link: () => {
        if (!link) throw new Error('not seated');
        return link;
      },
      sit(seatOf: { roomId: string; seatKey: string }) {
        held = seatOf;
        link = createSessionLink({
          side: seat === 'agent' ? agentSide : citizenSide,
          from: { confirmed: root },
          clock: systemClock,
          x25519,
          random: randomBytes,
          onMessage: (message) => hear(end, message),
          onRoots: () => {},
          onEpoch: () => {
            epochs[seat]++;
            if (epochs[seat] > 1) wrongs.push(`${seat} has new keys`);
          },
          onReach: () => {},
          onFault: (reason) => wrongs.push(`${seat}’s link: ${reason}`),
        });
        link.opened(relay);
      },
    };
    return end;
  }

  const epochs = { agent: 0, citizen: 0 };

  function hear(end: { heard: number }, message: unknown): void {
    const { n, at } = v.parse(messageSchema, message);
    if (n !== end.heard + 1) wrongs.push(`number ${n} after ${end.heard}`);
    end.heard = n;
    took.push(performance.now() - at);
  }

  const [agent, citizen] = [openEnd('agent', atAgent), openEnd('citizen', atCitizen)];
  await Promise.all([agent.connected, citizen.connected]);
  const opened = await openRoom(agent.relay, { na: 'n'.repeat(43) });
  if (!opened?.ok) throw new Error(`no code: ${opened?.reason}`);
  // An answer that a busy machine has lost is asked for again, as a person would.
  const claim = () => citizen.relay.claim({ nameplate: opened.nameplate });
  const seated = (await claim()) ?? (await claim());
  if (!seated?.ok) throw new Error(`no seat: ${seated?.reason}`);
  await claimed;
  agent.relay.paired();
  agent.sit(opened);
  citizen.sit(seated);
  citizen.link().startEpoch();
  // A session is live from the citizen's yes, which is answered once it is stored.
  // The agent's `paired` may still be on its way.
  while (!(await citizen.relay.consent({ text: '1', language: 'da', grants: ['view'] }))?.ok) await delay(20);

  function close(): void {
    for (const { link, relay } of [agent, citizen]) {
      link().stop();
      relay.close();
    }
  }

  return {
    say(from, at = performance.now()) {
      const end = from === 'citizen' ? citizen : agent;
      const isSaid = end.link().send(from === 'citizen' ? 'state' : 'control', { n: end.said + 1, at });
      if (isSaid) end.said++;
      return isSaid;
    },
    losses: () => losses,
    heard() {
      const since = { took, losses };
      took = [];
      losses = 0;
      return since;
    },
    wrongs,
    waiting: () => citizen.said - agent.heard + agent.said - citizen.heard,
    async end() {
      isEnding = true;
      await agent.relay.end({});
      while (ended.size < 2) await delay(20);
      close();
    },
    close,
  };
}
