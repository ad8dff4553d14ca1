/** What one connection may send is seen at once; that a seat has sent more over several of them is seen here. */
import type { GatewayDeps } from './gateway-deps.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { RoomKeeper } from './room-keeper.ts';
import { createVolumeGuard, sourcesIn } from './volume.ts';

export interface VolumeWatch {
  /** Ends the rooms from which too much has come since the last look. */
  sweep(): void;
}

export function watchVolumes(
  { rooms, apply }: Pick<RoomKeeper, 'rooms' | 'apply'>,
  deps: Pick<GatewayDeps, 'figures' | 'log' | 'now'>,
  limits: Pick<RelayLimits, 'messages' | 'bytes' | 'bytesPerSite' | 'bytesOfNode'>,
): VolumeWatch {
  const guard = createVolumeGuard(limits);
  return {
    sweep() {
      const sources = [...rooms.values()].flatMap(sourcesIn);
      for (const { of, seat } of guard.tooMuch(sources, deps.now())) {
        deps.figures?.refused('message', 'rate');
        deps.log.warn({ event: 'relay-fault', reason: 'rate', seat, room: of.number });
        apply(of, { type: 'fault', from: seat, reason: 'rate' });
      }
    },
  };
}
