/** The agent's side of one sealed session: what the citizen tells is parsed here, guides go out from here. */
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { X25519 } from '@medkig/pairing/x25519';
import { type Doing, decodeDoing } from '@medkig/protocol/session/doing';
import {
  type AgentMessage,
  type CitizenMessage,
  citizenMessageSchema,
} from '@medkig/protocol/session/messages';
import { putInNumbers } from '@medkig/protocol/session/node-numbers';
import { agentSide } from '@medkig/transport/agent-side';
import { systemClock } from '@medkig/transport/clock';
import { createLatePeer } from '@medkig/transport/peer/late-peer';
import { createSessionLink, type KeptRoots, type SessionLink } from '@medkig/transport/session-link';
import * as v from 'valibot';
import type { SiteSheets } from './sheet-shelf.ts';

/** What the citizen's page tells; `peer` is told by one browser to the other. */
export type ToldMessage = Exclude<CitizenMessage, { t: 'peer' }>;

export interface LookingOptions {
  from: KeptRoots;
  x25519: X25519;
  random: RandomBytes;
  sheets: SiteSheets;
  /** Asks the relay how this browser and the citizen's may meet. */
  ice(): Promise<unknown>;
  /** Must be stored before this returns: a reload of the console continues from there. */
  onRoots(roots: KeptRoots): void;
  /** Keys are in force: what the citizen sends now starts with how things stand. */
  onEpoch(): void;
  onMessage(message: ToldMessage): void;
  /** Nothing is heard of the citizen over anything, or they are heard again. */
  onReach(reach: 'there' | 'gone'): void;
  /** With each report: what goes on at the citizen's side. */
  onDoing(doing: Doing): void;
  /** Whether the citizen is heard over anything at this moment has changed. */
  onQuiet(isQuiet: boolean): void;
  /** The citizen's side broke the rules, or the link did so again and again. */
  onBroken(): void;
}

export interface Looking extends Pick<SessionLink, 'receive' | 'opened' | 'closed'> {
  /** Sends a guide; its outcome comes with the id that this returns. */
  guide(page: string, call: ToolCall): number;
  /** Resolves when the guides so far have been handed to what carries them, or wait for it. */
  sent(): Promise<void>;
  /** The picture has a gap: the citizen starts over with a full snapshot. */
  checkout(): void;
  /** All that was handed on is on the screen, but for so many messages with events: the citizen's side hears of it. */
  applied(behind: number): void;
  /** Says goodbye; resolves when it is on its way. */
  end(): Promise<void>;
  /** Nothing is sent any more. */
  stop(): void;
}

/** Broken seals, gaps and foreign offers within one session; more is no accident. */
const MAX_FAULTS = 20;

export function createLooking(options: LookingOptions): Looking {
  let guides = 0;
  let faults = 0;
  /** Messages of the state lane in this epoch. */
  let received = 0;

  const link = createSessionLink({
    side: agentSide,
    from: options.from,
    clock: systemClock,
    x25519: options.x25519,
    random: options.random,
    onRoots: options.onRoots,
    onEpoch: () => {
      received = 0;
      send({ t: 'known', sheets: options.sheets.known() });
      options.onEpoch();
    },
    onReach: options.onReach,
    onQuiet: options.onQuiet,
    onTold: (own) => options.onDoing(decodeDoing(own)),
    onMessage: (message) => {
      const parsed = v.safeParse(citizenMessageSchema, message);
      if (!parsed.success) options.onBroken();
      else if (parsed.output.t === 'peer') meet(parsed.output.signal);
      else take(parsed.output);
    },
    onFault: (reason) => {
      if (++faults > MAX_FAULTS) return options.onBroken();
      // A refused offer is somebody with an older root, a copied tab for one: the session itself is whole.
      if (reason !== 'epoch') send({ t: 'checkout' });
    },
  });

  const peer = createLatePeer({
    role: 'agent',
    window: globalThis.window,
    fetch: () => import('@medkig/transport/peer/peer'),
    ice: options.ice,
    signal: (signal) => send({ t: 'peer', signal }),
    handlers: link,
  });

  /** The citizen's browser begins: only then there is something to fetch. */
  function meet(signal: unknown): void {
    peer.expect();
    peer.receive(signal);
  }

  function take(message: ToldMessage): void {
    if (isOfStateLane(message)) received++;
    if (message.t === 'events') putInNumbers(message.events);
    const unfolded = message.t === 'events' ? options.sheets.unfold(message) : 'whole';
    switch (unfolded) {
      case 'whole':
        return options.onMessage(message);
      case 'missing':
        // The next epoch begins with what is known by then.
        return send({ t: 'checkout' });
      case 'too-big':
        return options.onBroken();
      default: {
        const never: never = unfolded;
        return never;
      }
    }
  }

  function send(message: AgentMessage): void {
    link.send('control', message);
  }

  return {
    receive: link.receive,
    opened: link.opened,
    closed: link.closed,
    guide: (page, { tool, args }) => {
      // Of a pointer only the newest place counts; the rest arrives.
      link.send(tool === 'point' ? 'volatile' : 'control', {
        t: 'guide',
        id: ++guides,
        tool,
        page,
        args,
      } satisfies AgentMessage);
      return guides;
    },
    sent: link.flushed,
    checkout: () => send({ t: 'checkout' }),
    applied: (behind) => link.tell(Math.max(0, received - behind)),
    end: async () => {
      send({ t: 'end' });
      await link.flushed();
    },
    stop: () => {
      peer.close();
      link.stop();
    },
  };
}

/** What the citizen's side counts as put to use. */
function isOfStateLane({ t }: ToldMessage): boolean {
  return t === 'page' || t === 'events' || t === 'focus' || t === 'screen';
}
