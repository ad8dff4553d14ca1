import type { Retirement } from '../realtime/room.ts';

type NameplateEntry =
  | { state: 'live'; roomId: string }
  | { state: 'resting'; why: Retirement; until: number };

export type Lookup =
  | { state: 'live'; roomId: string }
  | { state: 'retired'; why: Retirement }
  | { state: 'unknown' };

/** Which nameplates of which hotline are taken, and why the resting ones no longer work. */
export interface Nameplates {
  /** A random free one out of 00–99, or undefined if all are live or resting. `random` is a 32-bit number. */
  take(hotlineId: string, roomId: string, now: number, random: number): string | undefined;
  find(hotlineId: string, nameplate: string, now: number): Lookup;
  set(hotlineId: string, nameplate: string, entry: NameplateEntry): void;
}

export const allNameplates: readonly string[] = Array.from({ length: 100 }, (_, number) =>
  String(number).padStart(2, '0'),
);

export function createNameplates(): Nameplates {
  const hotlines = new Map<string, Map<string, NameplateEntry>>();

  function entry(hotlineId: string, nameplate: string, now: number): NameplateEntry | undefined {
    const found = hotlines.get(hotlineId)?.get(nameplate);
    return found?.state === 'resting' && now >= found.until ? undefined : found;
  }

  function set(hotlineId: string, nameplate: string, value: NameplateEntry): void {
    const plates = hotlines.get(hotlineId) ?? new Map<string, NameplateEntry>();
    hotlines.set(hotlineId, plates.set(nameplate, value));
  }

  return {
    take(hotlineId, roomId, now, random) {
      const free = allNameplates.filter((nameplate) => entry(hotlineId, nameplate, now) === undefined);
      const nameplate = free[random % free.length];
      if (nameplate !== undefined) set(hotlineId, nameplate, { state: 'live', roomId });
      return nameplate;
    },
    find(hotlineId, nameplate, now) {
      const found = entry(hotlineId, nameplate, now);
      if (!found) return { state: 'unknown' };
      return found.state === 'live' ? found : { state: 'retired', why: found.why };
    },
    set,
  };
}
