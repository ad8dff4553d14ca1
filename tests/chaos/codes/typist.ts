/** A citizen who types a code, with the page's own pairing: who answered, or why nobody did. */
import { pairByCode } from '@medkig/citizen-snippet/pair-by-code';
import { randomBytes } from '@medkig/pairing/bytes';
import { parseFrame } from '@medkig/protocol/session/frame';
import { citizenSide } from '@medkig/transport/citizen-side';
import { systemClock } from '@medkig/transport/clock';
import { connectRelay } from '@medkig/transport/relay';
import { createSessionLink, type SessionLink } from '@medkig/transport/session-link';
import * as v from 'valibot';

export interface Typist {
  server: string;
  site: string;
  origin: string;
  /** By which the agent's side sees whose page it is. */
  title: string;
}

export type Outcome =
  | { is: 'refused'; problem: string }
  /** There are keys, and so a code that fits. */
  | {
      is: 'paired';
      root: string;
      /** As the agent has proved. */
      agent: string;
      /** The agents who have pointed on this page, by their numbers; none where the room went before anybody could. */
      pointed: Set<number>;
      close(): void;
    };

/** How long a handshake and the first mark may take (milliseconds). */
const PATIENCE_MS = 6000;

const guideSchema = v.object({ t: v.literal('guide'), args: v.object({ node: v.number() }) });

/** Resolves when an agent has pointed, or when none will. */
export async function typeCode(digits: string, { server, site, origin, title }: Typist): Promise<Outcome> {
  let handshake = (_payload: Uint8Array) => {};
  let link: SessionLink | undefined;
  let seat: { roomId: string; seatKey: string } | undefined;
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const relay = connectRelay({
    server,
    join: async () => ({ v: 1, seat: 'citizen', site }),
    handlers: {
      up: () => void resume(),
      down: () => link?.closed(relay),
      refused: () => settle(),
      replaced: () => settle(),
      ended: () => settle(),
      frame: (bytes) => {
        const frame = parseFrame(bytes);
        if (frame?.header.kind === 'handshake') handshake(frame.payload);
        else if (frame) link?.receive(frame, relay);
      },
    },
  });

  async function resume(): Promise<void> {
    if (!seat) return;
    const reply = await relay.resume(seat);
    if (reply?.ok) link?.opened(relay);
    else if (reply) settle();
  }

  const result = await pairByCode(digits, {
    relay,
    nextHandshakeFrame: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
        handshake = (payload) => {
          clearTimeout(timer);
          resolve(payload);
        };
      }),
    ...{ site, origin, random: randomBytes },
  });
  if (!result.ok) {
    relay.close();
    return { is: 'refused', problem: result.reason };
  }

  const { keys, agent, x25519, roomId, seatKey } = result.value;
  const pointed = new Set<number>();
  seat = { roomId, seatKey };
  link = createSessionLink({
    side: citizenSide,
    from: { confirmed: { sid: keys.sid, root: keys.root, epoch: 0 } },
    ...{ clock: systemClock, x25519, random: randomBytes },
    onMessage: (message) => {
      const guide = v.safeParse(guideSchema, message);
      if (!guide.success) return;
      pointed.add(guide.output.args.node);
      settle();
    },
    onRoots: () => {},
    onEpoch: () =>
      link?.send('state', { t: 'page', page: 'P'.repeat(11), address: origin, title, device: 'computer' }),
    onReach: () => {},
    onFault: () => {},
  });
  link.opened(relay);
  link.startEpoch();
  const late = setTimeout(settle, PATIENCE_MS);
  await settled;
  clearTimeout(late);
  return {
    is: 'paired',
    root: Buffer.from(keys.root).toString('hex'),
    agent: agent.shownAs,
    pointed,
    close() {
      link?.stop();
      relay.close();
    },
  };
}
