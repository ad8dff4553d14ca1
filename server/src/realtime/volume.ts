/** How much comes in from one seat, over all the connections that have held it, and from all seats of a site and of the node. */
import { type Bucket, type Rate, take } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { Room, SeatName } from './room.ts';

/** Of one seat, since the last look. */
export interface Volume {
  frames: number;
  bytes: number;
}

export interface Source {
  volume: Volume;
  /** Whose citizen is in the room. */
  site: string;
}

interface Counted {
  room: Room;
  volumes: Record<SeatName, Volume>;
}

export function noVolumes(): Counted['volumes'] {
  return { agent: { frames: 0, bytes: 0 }, citizen: { frames: 0, bytes: 0 } };
}

export function countFrame(volume: Volume, bytes: number): void {
  volume.frames += 1;
  volume.bytes += bytes;
}

/** Before the pairing a stranger may sit in the citizen's seat, and what one of them sends is no later one's fault. */
export function sourcesIn<C extends Counted>(of: C): (Source & { of: C; seat: SeatName })[] {
  const { room, volumes } = of;
  if (room.state !== 'paired') {
    Object.assign(volumes, noVolumes());
    return [];
  }
  const { site } = room.citizen;
  return [
    { of, seat: 'agent', volume: volumes.agent, site },
    { of, seat: 'citizen', volume: volumes.citizen, site },
  ];
}

/** A connection's burst and what it may send until the next look are no more than this many bursts. */
const CONNECTIONS_PER_SEAT = 2;

export interface VolumeGuard {
  /** Those that have sent more than a seat may; and where a site's, or all, have sent more than they may, the greediest of them. */
  tooMuch<S extends Source>(sources: readonly S[], now: number): S[];
}

interface Budget {
  frames: Bucket;
  bytes: Bucket;
}

export function createVolumeGuard(
  limits: Pick<RelayLimits, 'messages' | 'bytes' | 'bytesPerSite' | 'bytesOfNode'>,
): VolumeGuard {
  const ofSeat = { frames: twice(limits.messages), bytes: twice(limits.bytes) };
  const budgets = new WeakMap<Volume, Budget>();
  let sites = new Map<string, Bucket>();
  let node: Bucket | undefined;

  function isSeatsTooMuch({ volume }: Source, now: number): boolean {
    const before = budgets.get(volume);
    // Most rooms rest most of the time, and cost nothing then.
    if (!before && volume.frames === 0) return false;
    const frames = take(before?.frames, ofSeat.frames, now, volume.frames);
    const bytes = take(before?.bytes, ofSeat.bytes, now, volume.bytes);
    const isFull = frames.bucket.tokens >= ofSeat.frames.burst && bytes.bucket.tokens >= ofSeat.bytes.burst;
    if (isFull) budgets.delete(volume);
    else budgets.set(volume, { frames: frames.bucket, bytes: bytes.bucket });
    return !frames.ok || !bytes.ok;
  }

  function greediestOfSites<S extends Source>(sources: readonly S[], now: number): S[] {
    // Only sites that have rooms are kept.
    const before = sites;
    sites = new Map();
    return bySite(sources).flatMap(([site, own]) => {
      const one = take(before.get(site), limits.bytesPerSite, now, bytesOf(own));
      sites.set(site, one.bucket);
      return one.ok ? [] : greediest(own);
    });
  }

  function greediestOfAll<S extends Source>(sources: readonly S[], now: number): S[] {
    const one = take(node, limits.bytesOfNode, now, bytesOf(sources));
    node = one.bucket;
    return one.ok ? [] : greediest(sources);
  }

  return {
    tooMuch(sources, now) {
      const found = new Set([
        ...sources.filter((source) => isSeatsTooMuch(source, now)),
        ...greediestOfSites(sources, now),
        ...greediestOfAll(sources, now),
      ]);
      for (const { volume } of sources) {
        volume.frames = 0;
        volume.bytes = 0;
      }
      return [...found];
    },
  };
}

function bySite<S extends Source>(sources: readonly S[]): [string, S[]][] {
  const groups = new Map<string, S[]>();
  for (const source of sources) {
    const group = groups.get(source.site);
    if (group) group.push(source);
    else groups.set(source.site, [source]);
  }
  return [...groups];
}

function bytesOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { volume }) => sum + volume.bytes, 0);
}

function greediest<S extends Source>(sources: readonly S[]): S[] {
  return sources.toSorted((one, other) => other.volume.bytes - one.volume.bytes).slice(0, 1);
}

function twice({ burst, perSecond }: Rate): Rate {
  return { burst: burst * CONNECTIONS_PER_SEAT, perSecond: perSecond * CONNECTIONS_PER_SEAT };
}
