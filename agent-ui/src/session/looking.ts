/** The agent's side of one sealed session: what the citizen tells is parsed here, guides go out from here. */
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { X25519 } from '@medkig/pairing/x25519';
import type { Frame } from '@medkig/protocol/session/frame';
import {
  type AgentMessage,
  type CitizenMessage,
  citizenMessageSchema,
} from '@medkig/protocol/session/messages';
import { createInflater } from '@medkig/transport/inflater';
import { createSessionLink, type KeptRoots } from '@medkig/transport/session-link';
import type { Transport } from '@medkig/transport/transport';
import * as v from 'valibot';

export interface LookingOptions {
  from: KeptRoots;
  transport: Transport;
  x25519: X25519;
  random: RandomBytes;
  /** Must be stored before this returns: a reload of the console continues from there. */
  onRoots(roots: KeptRoots): void;
  /** Keys are in force: what the citizen sends now starts with how things stand. */
  onEpoch(): void;
  onMessage(message: CitizenMessage): void;
  /** The citizen's side broke the rules, or the link did so again and again. */
  onBroken(): void;
}

export interface Looking {
  receive(frame: Frame): void;
  /** Sends a guide; its outcome comes with the id that this returns. */
  guide(page: string, call: ToolCall): number;
  /** The picture has a gap: the citizen starts over with a full snapshot. */
  checkout(): void;
  /** Says goodbye; resolves when it is on its way. */
  end(): Promise<void>;
}

/** Broken seals, gaps and foreign offers within one session; more is no accident. */
const MAX_FAULTS = 20;

export function createLooking(options: LookingOptions): Looking {
  let guides = 0;
  let faults = 0;

  const link = createSessionLink({
    role: 'agent',
    from: options.from,
    transport: options.transport,
    x25519: options.x25519,
    random: options.random,
    inflater: createInflater,
    onRoots: options.onRoots,
    onEpoch: options.onEpoch,
    onMessage: (message) => {
      const parsed = v.safeParse(citizenMessageSchema, message);
      if (parsed.success) options.onMessage(parsed.output);
      else options.onBroken();
    },
    onFault: (reason) => {
      if (++faults > MAX_FAULTS) return options.onBroken();
      // A refused offer is somebody with an older root, a copied tab for one: the session itself is whole.
      if (reason !== 'epoch') send({ t: 'checkout' });
    },
  });

  function send(message: AgentMessage): void {
    link.send('control', message);
  }

  return {
    receive: link.receive,
    guide: (page, { tool, args }) => {
      send({ t: 'guide', id: ++guides, tool, page, args });
      return guides;
    },
    checkout: () => send({ t: 'checkout' }),
    end: async () => {
      send({ t: 'end' });
      await link.flushed();
    },
  };
}
