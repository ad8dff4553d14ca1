/** The connection to one room. Once it is left it says nothing more: a new session may have begun meanwhile. */
import { parseFrame } from '@medkig/protocol/session/frame';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import { connectRelay, type Relay, type RelayHandlers } from '@medkig/transport/relay';

type Frame = NonNullable<ReturnType<typeof parseFrame>>;

interface RoomLineOptions {
  /** The origin of the Medkig server. */
  server: string;
  site: string;
  handlers: Omit<RelayHandlers, 'frame'> & { frame(frame: Frame): void };
}

export interface RoomLine {
  relay: Relay;
  /** Nothing is told any more; the relay may still be used to say goodbye. */
  silence(): void;
}

export function openRoomLine({ server, site, handlers }: RoomLineOptions): RoomLine {
  let silent = false;
  const unlessSilent =
    <Notice extends unknown[]>(handle: (...notice: Notice) => void) =>
    (...notice: Notice) => {
      if (!silent) handle(...notice);
    };
  const relay = connectRelay({
    server,
    join: async () => ({ v: SIGNALING_VERSION, seat: 'citizen', site }),
    handlers: {
      up: unlessSilent(handlers.up),
      down: unlessSilent(handlers.down),
      refused: unlessSilent(handlers.refused),
      replaced: unlessSilent(handlers.replaced),
      peer: unlessSilent(handlers.peer),
      ended: unlessSilent(handlers.ended),
      frame: unlessSilent((bytes) => {
        const frame = parseFrame(bytes);
        if (frame) handlers.frame(frame);
      }),
    },
  });
  return {
    relay,
    silence: () => {
      silent = true;
    },
  };
}
