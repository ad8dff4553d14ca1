/** Whose citizens are on this node, and by which hotline they are helped. */
import type { Members } from './members.ts';
import type { RoomRegistry, Served } from './room-registry.ts';

export interface ServedSites {
  /** Whose citizens are here or have a room, and which hotline they came for. */
  served(): Served[];
  /** The hotline answers for this site no more: its rooms with the site's citizens end, and its other citizens join anew. */
  part(served: Served): void;
}

export function createServedSites(
  { all: members, outbox }: Pick<Members, 'all' | 'outbox'>,
  rooms: Pick<RoomRegistry, 'part' | 'served'>,
): ServedSites {
  return {
    served() {
      const joined = [...members.values()].map(({ identity }) => identity);
      const citizens = joined.flatMap((identity) => (identity.seat === 'citizen' ? [identity] : []));
      const all = [...citizens, ...rooms.served()];
      return [...new Map(all.map((it) => [`${it.site} ${it.hotlineId}`, it])).values()];
    },
    part(served) {
      rooms.part(served);
      for (const [id, { identity }] of members) {
        const { site, hotlineId } = served;
        if (identity.seat === 'citizen' && identity.site === site && identity.hotlineId === hotlineId)
          outbox.hangUp(id);
      }
    },
  };
}
