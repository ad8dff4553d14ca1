/** The two ends of a call as they are in the browsers, without a screen: they know one relay and trust it with nothing. */
import { openAgentRoom } from '@medkig/agent-ui/agent-room';
import { type Paired, pairByCode } from '@medkig/citizen-snippet/pair-by-code';
import { randomBytes } from '@medkig/pairing/bytes';
import type { Result } from '@medkig/pairing/result';
import { parseFrame } from '@medkig/protocol/session/frame';
import { citizenSide } from '@medkig/transport/citizen-side';
import { systemClock } from '@medkig/transport/clock';
import { connectRelay } from '@medkig/transport/relay';
import { createSessionLink, type SessionLink } from '@medkig/transport/session-link';
import { vi } from 'vitest';

const municipalities: Record<string, { name: string; origins: string[] }> = {
  vestby: { name: 'Vestby Kommune', origins: ['https://vestby.example', 'https://form.vestby.example'] },
  nordby: { name: 'Nordby Kommune', origins: ['https://nordby.example'] },
};

export interface AgentEnd {
  /** The nine digits on the screen. */
  digits: string;
  /** What the console was told, in order: `claimed vestby`, `wrong 1`, `paired`, `ended tries`. */
  told: string[];
  heard: unknown[];
  wordIndex: number | undefined;
  guide(node: number): void;
  close(): Promise<void>;
}

export async function agentAt(url: string): Promise<AgentEnd> {
  const end: Omit<AgentEnd, 'guide' | 'close'> = { digits: '', told: [], heard: [], wordIndex: undefined };
  const room = await openAgentRoom({
    server: url,
    join: async () => ({ v: 1, seat: 'agent', ticket: 'ticket' }),
    introduce: (site, origin) => {
      const municipality = municipalities[site];
      if (!municipality?.origins.includes(origin)) return undefined;
      const { name } = municipality;
      return { role: 'agent', v: 1, site, municipality: name, shownAs: 'Anna', employer: 'Vestby Kommune' };
    },
    random: randomBytes,
    now: Date.now,
    sheets: { known: () => [], unfold: () => 'whole' },
    handlers: {
      opened: ({ digits }) => {
        end.digits = digits;
      },
      waits: () => {},
      failed: (reason) => end.told.push(`failed ${reason}`),
      claimed: (site) => end.told.push(`claimed ${site}`),
      wrong: (runs) => end.told.push(`wrong ${runs}`),
      paired: (wordIndex) => {
        end.wordIndex = wordIndex;
        end.told.push('paired');
      },
      rooted: () => {},
      message: (message) => end.heard.push(message),
      lost: (who) => end.told.push(`lost ${who}`),
      doing: () => {},
      quiet: () => {},
      back: () => end.told.push('back'),
      ended: (cause) => end.told.push(`ended ${cause}`),
    },
  });
  await vi.waitUntil(() => end.digits !== '', { timeout: 5000 });
  return Object.assign(end, {
    guide: (node: number) => void room.guide('CCCCCCCCCCC', { tool: 'highlight', args: { node, number: 1 } }),
    close: () => room.end(),
  });
}

export interface CitizenEnd {
  result: Result<Paired, string>;
  heard: unknown[];
  faults: string[];
  link: SessionLink | undefined;
  close(): void;
}

/** As long as in the citizen's browser, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Types the code and, where that gives keys, starts the first epoch. */
export async function citizenAt(url: string, digits: string, patienceMs = PATIENCE_MS): Promise<CitizenEnd> {
  const end: Omit<CitizenEnd, 'result' | 'close'> = { heard: [], faults: [], link: undefined };
  let handshake = (_payload: Uint8Array) => {};
  const relay = connectRelay({
    server: url,
    join: async () => ({ v: 1, seat: 'citizen', site: 'vestby' }),
    handlers: {
      up: () => {},
      down: () => {},
      refused: () => {},
      replaced: () => {},
      ended: () => {},
      frame: (bytes) => {
        const frame = parseFrame(bytes);
        if (frame?.header.kind === 'handshake') handshake(frame.payload);
        else if (frame) end.link?.receive(frame, relay);
      },
    },
  });
  const result = await pairByCode(digits, {
    relay,
    nextHandshakeFrame: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), patienceMs);
        handshake = (payload) => {
          clearTimeout(timer);
          resolve(payload);
        };
      }),
    site: 'vestby',
    origin: 'https://vestby.example',
    random: randomBytes,
  });
  if (result.ok) {
    const { keys, x25519 } = result.value;
    end.link = createSessionLink({
      side: citizenSide,
      from: { confirmed: { sid: keys.sid, root: keys.root, epoch: 0 } },
      clock: systemClock,
      x25519,
      random: randomBytes,
      onMessage: (message) => end.heard.push(message),
      onRoots: () => {},
      onEpoch: () => end.link?.send('control', { t: 'answer', grants: ['view'] }),
      onReach: () => {},
      onFault: (reason) => end.faults.push(reason),
    });
    end.link.opened(relay);
    end.link.startEpoch();
  }
  return Object.assign(end, {
    result,
    close: () => {
      end.link?.stop();
      relay.close();
    },
  });
}
