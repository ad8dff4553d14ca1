/** The connection to one room. Once it is left it says nothing more: a new session may have begun meanwhile. */
import { parseFrame } from '@medkig/protocol/session/frame';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { Request } from '@medkig/protocol/signaling/messages';
import { connectRelay, type Relay, type RelayHandlers } from '@medkig/transport/relay';

type Frame = NonNullable<ReturnType<typeof parseFrame>>;

interface RoomLineOptions {
  /** The origin of the Medkig server. */
  server: string;
  site: string;
  /** The room that this page comes back to. */
  at: string | undefined;
  handlers: Omit<RelayHandlers, 'frame' | 'peer'> & { frame(frame: Frame): void };
}

/** What brings a seat back after its connection was lost. */
type Seat = Request<'resume'>;

export interface RoomLine {
  relay: Relay;
  /** This connection has a seat now: a claim has become a pairing. */
  seated(): void;
  /** Sits down again; false when the room is gone, undefined when the connection was lost meanwhile. */
  resume(seat: Seat): Promise<boolean | undefined>;
  /** Nothing is told any more; what follows is a goodbye. */
  silence(): void;
  /** Silent and closed: the room goes on without this page. */
  drop(): void;
  /**
   * Ends the room, then closes. Resolves when it is, or when that takes too long: then it goes on trying
   * without anybody waiting, since the other side should not be left to wonder.
   */
  goodbye(seat: Seat | undefined): Promise<void>;
}

/** How long a person waits for the end to be certain, in milliseconds. */
const GOODBYE_MS = 5000;

export function openRoomLine({ server, site, at, handlers }: RoomLineOptions): RoomLine {
  let silent = false;
  let isSeated = false;
  let whenUp = () => {};
  const unlessSilent =
    <Notice extends unknown[]>(handle: (...notice: Notice) => void) =>
    (...notice: Notice) => {
      if (!silent) handle(...notice);
    };
  const relay = connectRelay({
    server,
    at,
    join: async () => ({ v: SIGNALING_VERSION, seat: 'citizen', site }),
    // Whether the agent is there is the link's to find out: they may be heard without the relay.
    handlers: {
      up: () => (silent ? whenUp() : handlers.up()),
      down: () => {
        isSeated = false;
        if (!silent) handlers.down();
      },
      refused: unlessSilent(handlers.refused),
      replaced: unlessSilent(handlers.replaced),
      ended: unlessSilent(handlers.ended),
      frame: unlessSilent((bytes) => {
        const frame = parseFrame(bytes);
        if (frame) handlers.frame(frame);
      }),
    },
  });

  async function resume(seat: Seat): Promise<boolean | undefined> {
    const reply = await relay.resume(seat);
    if (reply?.ok) isSeated = true;
    return reply?.ok;
  }

  async function endRoom(): Promise<void> {
    await relay.end({});
    relay.close();
  }

  async function resumeAndEnd(seat: Seat): Promise<void> {
    const found = await resume(seat);
    if (found) return endRoom();
    if (found === false) relay.close();
  }

  return {
    relay,
    seated: () => {
      isSeated = true;
    },
    resume,
    silence: () => {
      silent = true;
    },
    drop: () => {
      silent = true;
      relay.close();
    },
    goodbye: (seat) => {
      if (isSeated || !seat) return endRoom();
      return new Promise((resolve) => {
        setTimeout(resolve, GOODBYE_MS);
        whenUp = () => void resumeAndEnd(seat).then(resolve);
        if (relay.isOpen()) whenUp();
      });
    },
  };
}
