/**
 * Two sessions whose every frame goes through the hands of the test: the real links on both sides, and between them a
 * relay that may pass, drop, double, delay, change, swap and replay whatever it has ever seen.
 */

import { randomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { type Lane, parseFrame } from '@medkig/protocol/session/frame';
import { agentSide } from '@medkig/transport/agent-side';
import { citizenSide } from '@medkig/transport/citizen-side';
import { createSessionLink, type LinkFault, type SessionLink } from '@medkig/transport/session-link';
import { createTestClock } from '@medkig/transport/test-clock.fixture';
import { testTransport } from '@medkig/transport/transport.fixture';

type Role = 'citizen' | 'agent';

/** What one end says: numbered through, so that the other end can be held to the order. */
export interface Said {
  session: number;
  by: Role;
  lane: Lane;
  /** The speaker's count of epochs. */
  epoch: number;
  n: number;
}

export interface End {
  role: Role;
  link: SessionLink;
  /** Frames on their way from this end, which the relay has not dealt with yet. */
  waiting: Uint8Array[];
  said: Said[];
  heard: unknown[];
  faults: LinkFault[];
  say(lane: Lane, filling?: string): Promise<void>;
  /** Hands one frame to this end. */
  give(frame: Uint8Array): Promise<void>;
}

export interface Session {
  citizen: End;
  agent: End;
}

export interface TwoSessions {
  sessions: [Session, Session];
  /** All frames that were ever sent, in order: a relay forgets nothing. */
  seen: Uint8Array[];
  /** The relay does its duty for one session until nothing waits. */
  passAll(session: Session): Promise<void>;
  /** The citizen starts an epoch, and the relay does its duty. */
  startEpoch(session: Session): Promise<void>;
}

export async function twoSessions(): Promise<TwoSessions> {
  const x25519 = await chooseX25519(randomBytes);
  // Time stands still: nothing is sent again unless the relay's attack makes it.
  const clock = createTestClock();
  const seen: Uint8Array[] = [];

  function endOf(session: number, role: Role, from: EpochRoot): End {
    let epoch = 0;
    const transport = testTransport((frame) => {
      end.waiting.push(frame);
      seen.push(frame);
    });
    const end: End = {
      role,
      waiting: [],
      said: [],
      heard: [],
      faults: [],
      link: createSessionLink({
        side: role === 'citizen' ? citizenSide : agentSide,
        from: { confirmed: from },
        clock,
        x25519,
        random: randomBytes,
        onMessage: (message) => end.heard.push(message),
        onRoots: () => {},
        onEpoch: () => {
          epoch++;
        },
        onReach: () => {},
        onFault: (reason) => end.faults.push(reason),
      }),
      say: async (lane, filling) => {
        const said = { session, by: role, lane, epoch, n: end.said.length };
        if (end.link.send(lane, filling === undefined ? said : { ...said, filling })) end.said.push(said);
        await end.link.flushed();
      },
      give: async (frame) => {
        const parsed = parseFrame(frame);
        if (parsed) end.link.receive(parsed, transport);
        await end.link.settled();
        await end.link.flushed();
      },
    };
    end.link.opened(transport);
    return end;
  }

  function sessionOf(number: number): Session {
    const from = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
    return { citizen: endOf(number, 'citizen', from), agent: endOf(number, 'agent', from) };
  }

  async function passAll({ citizen, agent }: Session): Promise<void> {
    while (citizen.waiting.length + agent.waiting.length > 0) {
      for (const frame of citizen.waiting.splice(0)) await agent.give(frame);
      for (const frame of agent.waiting.splice(0)) await citizen.give(frame);
    }
  }

  return {
    sessions: [sessionOf(0), sessionOf(1)],
    seen,
    passAll,
    startEpoch: async (session) => {
      session.citizen.link.startEpoch();
      await session.citizen.link.flushed();
      await passAll(session);
    },
  };
}
