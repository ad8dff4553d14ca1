/** Sealed notes on their way from one origin of a site to another: each waits a minute and is collected once. */
import { ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import * as v from 'valibot';
import type { OpenStore, Stored } from '../short-term/short-term-store.ts';
import { typedStore } from '../short-term/typed-store.ts';

/** As long as a slow page takes to load, in milliseconds. */
const LIFETIME_MS = 60_000;
/** Only rooms that exist put anything in, so their number bounds it long before. */
const MOST = 50_000;

const noteSchema = v.strictObject({ site: v.string(), roomId: v.string(), box: v.string() });
const idSchema = v.string();
const originSchema = v.string();

export interface Crossings {
  /** One for each room, the newest; false when the id belongs to another room. */
  put(crossing: { id: string; site: string; roomId: string; box: string }): Promise<Stored<boolean>>;
  /** Gives the note and forgets it. To another site it is as if there were none, and it stays. */
  collect(id: string, site: string): Promise<Stored<{ roomId: string; box: string } | undefined>>;
  /** The note of this room's citizen was collected on that origin: there they may go on. */
  crossed(roomId: string, origin: string): Promise<Stored<unknown>>;
  /** The origin that the citizen of this room has crossed to last. */
  crossedTo(roomId: string): Promise<Stored<string | undefined>>;
}

export function createCrossings(open: OpenStore): Crossings {
  const notes = typedStore(open('crossing', MOST), noteSchema);
  /** The id of the newest note of each room. */
  const newest = typedStore(open('crossing-of-room', MOST), idSchema);
  const crossed = typedStore(open('crossed', MOST), originSchema);

  return {
    async put({ id, ...note }) {
      const isNew = await notes.putNew(id, note, LIFETIME_MS);
      if (!isNew.ok) return isNew;
      if (!isNew.value) {
        const there = await notes.get(id);
        if (!there.ok) return there;
        if (there.value && there.value.roomId !== note.roomId) return { ok: true, value: false };
        const again = await notes.put(id, note, LIFETIME_MS);
        if (!again.ok) return again;
      }
      const before = await newest.put(note.roomId, id, LIFETIME_MS);
      if (!before.ok) return before;
      if (before.value !== undefined && before.value !== id) {
        const gone = await notes.remove(before.value);
        if (!gone.ok) return gone;
      }
      return { ok: true, value: true };
    },

    async collect(id, site) {
      const there = await notes.get(id);
      if (!there.ok) return there;
      if (there.value?.site !== site) return { ok: true, value: undefined };
      const taken = await notes.take(id);
      if (!taken.ok) return taken;
      return {
        ok: true,
        value: taken.value && { roomId: taken.value.roomId, box: taken.value.box },
      };
    },

    crossed: (roomId, origin) => crossed.put(roomId, origin, ROOM_LONGEST_MS),
    crossedTo: crossed.get,
  };
}
