import type { Join } from '@medkig/protocol/signaling/messages';
import { connectRelay } from '@medkig/transport/relay';

export interface WithdrawnCode {
  server: string;
  join(): Promise<Join>;
  roomId: string;
  seatKey: string;
}

/** Takes back a code whose secret went with the page before, so that nobody types it in vain. */
export function withdrawCode({ server, join, roomId, seatKey }: WithdrawnCode): void {
  const relay = connectRelay({
    server,
    join,
    handlers: {
      up: async () => {
        const reply = await relay.resume({ roomId, seatKey });
        if (reply?.ok) await relay.end({ reason: 'cancelled' });
        relay.close();
      },
      down: () => {},
      refused: () => {},
      replaced: () => {},
      ended: () => {},
      frame: () => {},
    },
  });
}
