/** An agent without a console: signed in like any other, and sends whatever guide it likes, over the real relay. */
import { openAgentRoom } from '@medkig/agent-ui/agent-room';
import type { ToolCall } from '@medkig/guidance/contract/tools';
import { randomBytes } from '@medkig/pairing/bytes';
import type { CitizenMessage, GuideOutcome } from '@medkig/protocol/session/messages';
import { vi } from 'vitest';
import { startHurtingProxy } from './hurting-proxy.ts';
import type { Medkig } from './medkig.ts';
import { signIn } from './relay-peer.ts';

type Told = Exclude<CitizenMessage, { t: 'peer' }>;

export interface RawAgent {
  /** The nine digits. */
  digits: string;
  heard: Told[];
  /** The page load that the citizen shows now. */
  page(): string;
  /** Resolves with what the citizen's browser says of it; of a question when it is answered. */
  guide(call: ToolCall, page?: string): Promise<GuideOutcome>;
  close(): Promise<void>;
}

export async function rawAgent(medkig: Medkig): Promise<RawAgent> {
  const heard: Told[] = [];
  let digits = '';
  // Gives its requests the console's origin, as a browser would.
  const net = await startHurtingProxy(medkig.console, medkig.console);
  const room = await openAgentRoom({
    server: net.url,
    join: await signIn(medkig),
    introduce: (site) => ({
      role: 'agent',
      v: 1,
      site,
      municipality: 'Vestby Kommune',
      shownAs: 'Anna',
      employer: 'Vestby Kommune',
    }),
    random: randomBytes,
    now: Date.now,
    sheets: { known: () => [], unfold: () => 'whole' },
    handlers: {
      opened: (code) => {
        digits = code.digits;
      },
      waits: () => {},
      failed: () => {},
      claimed: () => {},
      wrong: () => {},
      paired: () => {},
      rooted: () => {},
      message: (message) => heard.push(message),
      lost: () => {},
      back: () => {},
      doing: () => {},
      quiet: () => {},
      ended: () => {},
    },
  });
  await vi.waitUntil(() => digits !== '', { timeout: 15_000 });
  const page = () => heard.findLast((message) => message.t === 'page')?.page ?? '';
  return {
    digits,
    heard,
    page,
    async guide(call, on = page()) {
      const id = room.guide(on, call);
      if (id === undefined) throw new Error('nobody is there to guide');
      const outcomeOf = () => heard.find((message) => message.t === 'outcome' && message.id === id);
      const told = await vi.waitUntil(outcomeOf, { timeout: 20_000 });
      if (told.t !== 'outcome') throw new Error('no outcome');
      return told.outcome;
    },
    close: async () => {
      await room.end();
      await net.stop();
    },
  };
}
