/** The directory of a service with several nodes. What this process holds there is said again when Redis forgets it. */
import { CODE_LIFETIME_MS } from '@medkig/protocol/signaling/limits';
import { allNameplates } from '../nameplates.ts';
import type { RoomDirectory, Taken, Watcher } from '../room-directory.ts';
import {
  leaseKey,
  NODES,
  plateKey,
  plateText,
  readOwner,
  readPlate,
  roomKey,
  takenChannel,
} from './directory-keys.ts';
import { KEEP, LEAVE, TAKE } from './directory-scripts.ts';
import type { RedisLink } from './redis-link.ts';

export interface RedisDirectory extends RoomDirectory {
  /** What waits to be said to Redis; for tests and the last moments of a process. */
  settled(): Promise<void>;
  /** The rooms stay, for whichever node their peers come to. */
  close(): Promise<void>;
}

export interface RedisDirectoryDeps {
  link: RedisLink;
  /** Milliseconds since 1970. */
  now(): number;
  /** Redis cannot be reached any more, or again. */
  told(state: 'away' | 'back'): void;
  /** Between two signs of life, in milliseconds. */
  beatMs?: number;
}

/** A node that gives no sign of life for so long is taken for dead; only clean-up waits for that (milliseconds). */
const LEASE_MS = 5000;
const BEAT_MS = 1000;
/** All that is held is said again every so many beats, and others' leases are looked at. */
const BEATS_TO_KEEP = 60;
const BEATS_TO_LOOK = 3;
/** Some times as long as between two sayings (milliseconds). */
const ROOM_MS = 10 * 60_000;
/** A code and the handshake that may begin in its last moment (milliseconds). */
const PLATE_MS = CODE_LIFETIME_MS + 60_000;

/** Where it stands, what, and until when (milliseconds since 1970). */
interface SaidPlate {
  text: string;
  until: number;
  /** Live ones must not take the place of what another node has said meanwhile. */
  isNew: boolean;
}

export function createRedisDirectory(deps: RedisDirectoryDeps): RedisDirectory {
  const { link, now } = deps;
  const watchers = new Map<string, Watcher>();
  const rooms = new Map<string, { node: string; fence: number }>();
  const plates = new Map<string, SaidPlate>();
  const saying = new Set<Promise<void>>();
  let isAway = false;
  /** Redis was away: another server may answer now, which has not heard the last of what was said. */
  let isOwed = false;
  let beats = 0;
  let beating: Promise<void> | undefined;
  const timer = setInterval(() => {
    beating ??= beat().finally(() => {
      beating = undefined;
    });
  }, deps.beatMs ?? BEAT_MS);
  timer.unref();

  function is(away: boolean): void {
    if (isAway === away) return;
    isAway = away;
    isOwed ||= away;
    deps.told(away ? 'away' : 'back');
  }

  /** Whatever goes wrong in Redis, the directory cannot be asked now. */
  async function asked<T>(ask: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false }> {
    try {
      const value = await ask();
      is(false);
      return { ok: true, value };
    } catch {
      is(true);
      return { ok: false };
    }
  }

  /** Nobody waits for it; what is lost on the way is said again with the next beats. */
  function say(what: () => Promise<unknown>): void {
    const said = asked(what).then(() => void saying.delete(said));
    saying.add(said);
  }

  async function beat(): Promise<void> {
    beats += 1;
    for (const [node, watcher] of watchers) {
      const lease = await asked(() => link.set(leaseKey(node), 'lives', LEASE_MS));
      if (!lease.ok) continue;
      if (lease.value === null || isOwed || beats % BEATS_TO_KEEP === 0)
        isOwed = !(await asked(() => keep(node, watcher))).ok;
      if (beats % BEATS_TO_LOOK === 0) await asked(() => lookForDead(node, watcher));
    }
  }

  async function keep(node: string, watcher: Watcher): Promise<void> {
    await link.addMember(NODES, node);
    const mine = [...rooms].filter(([, room]) => room.node === node);
    await Promise.all(
      mine.map(async ([roomId, { fence }]) => {
        const kept = await link.run(KEEP, roomKey(roomId), [String(fence), node, String(ROOM_MS)]);
        if (kept === null) lose(roomId, fence, watcher);
      }),
    );
    for (const [key, plate] of plates) if (plate.until <= now()) plates.delete(key);
    await Promise.all([...plates].map(([key, plate]) => sayPlate(key, plate)));
  }

  async function sayPlate(key: string, { text, until, isNew }: SaidPlate): Promise<void> {
    const left = Math.max(1, until - now());
    if (isNew) await link.setNew(key, text, left);
    else await link.set(key, text, left);
  }

  function lose(roomId: string, fence: number, watcher: Watcher): void {
    if (rooms.get(roomId)?.fence !== fence) return;
    rooms.delete(roomId);
    watcher.taken(roomId);
  }

  /** Whoever takes a dead node off the list tells of it; the others need not. */
  async function lookForDead(node: string, watcher: Watcher): Promise<void> {
    for (const other of await link.members(NODES)) {
      if (other === node || (await link.get(leaseKey(other))) !== null) continue;
      if (await link.removeMember(NODES, other)) watcher.forsaken();
    }
  }

  async function take(roomId: string, node: string, seen: number): Promise<Taken> {
    const fence = seen + 1;
    const before = await asked(() =>
      link.run(TAKE, roomKey(roomId), [String(seen), String(fence), node, String(ROOM_MS)]),
    );
    if (!before.ok) return { ok: false, reason: 'away' };
    if (before.value === null) return { ok: false, reason: 'held' };
    rooms.set(roomId, { node, fence });
    const other = before.value;
    if (other !== '' && other !== node) say(() => link.publish(takenChannel(other), `${seen} ${roomId}`));
    return { ok: true, fence };
  }

  async function ownerOf(roomId: string) {
    const found = await asked(() => link.get(roomKey(roomId)));
    if (!found.ok) return { known: 'away' } as const;
    const owner = readOwner(found.value);
    return owner ? ({ known: true, owner } as const) : ({ known: false } as const);
  }

  function setPlate(key: string, plate: SaidPlate): void {
    plates.set(key, plate);
    say(() => sayPlate(key, plate));
  }

  return {
    async enter({ roomId, hotlineId }, _now, random) {
      const taken = await asked(async () => {
        const stand = await link.getAll(allNameplates.map((nameplate) => plateKey(hotlineId, nameplate)));
        const free = allNameplates.filter((_nameplate, index) => stand[index] === null);
        const text = plateText({ state: 'live', roomId });
        for (let tries = 0; tries < free.length; tries += 1) {
          const nameplate = free[(random + tries) % free.length];
          if (nameplate === undefined) continue;
          const key = plateKey(hotlineId, nameplate);
          if (!(await link.setNew(key, text, PLATE_MS))) continue;
          plates.set(key, { text, until: now() + PLATE_MS, isNew: true });
          return nameplate;
        }
        return undefined;
      });
      if (!taken.ok) return { ok: false, reason: 'away' };
      return taken.value === undefined ? { ok: false, reason: 'full' } : { ok: true, nameplate: taken.value };
    },

    async find(hotlineId, nameplate) {
      const found = await asked(() => link.get(plateKey(hotlineId, nameplate)));
      return found.ok ? readPlate(found.value) : { state: 'away' };
    },

    rest(hotlineId, nameplate, why, until) {
      const text = plateText({ state: 'retired', why });
      setPlate(plateKey(hotlineId, nameplate), { text, until, isNew: false });
    },

    ownerOf,
    take,

    async adopt(roomId, node, stored) {
      const found = await ownerOf(roomId);
      if (found.known === 'away') return { ok: false, reason: 'away' };
      if (!found.known) return take(roomId, node, stored);
      const { owner } = found;
      // Of the process before this one, under the same name.
      if (owner.node === node) return take(roomId, node, owner.fence);
      const lease = await asked(() => link.get(leaseKey(owner.node)));
      if (!lease.ok) return { ok: false, reason: 'away' };
      return lease.value === null ? take(roomId, node, owner.fence) : { ok: false, reason: 'held' };
    },

    leave(roomId, fence) {
      if (rooms.get(roomId)?.fence === fence) rooms.delete(roomId);
      say(() => link.run(LEAVE, roomKey(roomId), [String(fence)]));
    },

    restore(hotlineId, nameplate, roomId) {
      const text = plateText({ state: 'live', roomId });
      setPlate(plateKey(hotlineId, nameplate), { text, until: now() + PLATE_MS, isNew: true });
    },

    watch(node, watcher) {
      watchers.set(node, watcher);
      const heard = (message: string) => {
        const [, seen, roomId] = /^(\d+) (\S+)$/.exec(message) ?? [];
        if (seen !== undefined && roomId !== undefined) lose(roomId, Number(seen), watcher);
      };
      link.subscribe(takenChannel(node), heard);
      say(async () => {
        await link.set(leaseKey(node), 'lives', LEASE_MS);
        await link.addMember(NODES, node);
      });
    },

    async settled() {
      await Promise.all(saying);
    },

    async close() {
      clearInterval(timer);
      await beating;
      for (const node of watchers.keys()) say(() => link.remove(leaseKey(node)));
      await Promise.all(saying);
      await link.close();
    },
  };
}
