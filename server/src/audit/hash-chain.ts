/** A chain of entries, each sealed with the one before: what was changed, taken out or put in between is found. */
import { createHash } from 'node:crypto';

export interface Link {
  /** Counts the chain's entries from 1. */
  number: number;
  /** Milliseconds since 1970. */
  at: number;
  what: string;
  agentId: string | null;
  roomId: string | null;
  details: Details;
}

export type Details = Readonly<Record<string, string | number | readonly string[]>>;

/** A place in a chain: how many entries it has up to there, and the hash of the last. */
export interface Place {
  number: number;
  hash: string;
}

/** Before the first entry. */
export const BEGINNING: Place = { number: 0, hash: '0'.repeat(64) };

/** `changed`: it is not what was written, or was put in. `missing`: it was taken out. `extra`: it stands before the first or behind the last. */
export interface Break {
  number: number;
  is: 'changed' | 'missing' | 'extra';
}

/** SHA-256, in hex, over the entry, its chain's name and the hash of the entry before. */
export function hashOf(before: string, chain: string, link: Link): string {
  const { number, at, what, agentId, roomId, details } = link;
  // A database keeps the members of an object in an order of its own.
  const members = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  const words = JSON.stringify([before, chain, number, at, what, agentId, roomId, members]);
  return createHash('sha256').update(words).digest('hex');
}

export interface ChainCheck {
  /** The next entry in order; what is wrong with it, if anything is. */
  next(link: Link & { hash: string }): Break | undefined;
  /** All have been given. */
  end(): Break | undefined;
}

/** Goes along a chain from where it begins to its head, as both are noted beside it. */
export function createCheck(chain: string, from: Place, head: Place): ChainCheck {
  let place = from;
  return {
    next(link) {
      const number = place.number + 1;
      if (link.number < number || link.number > head.number) return { number: link.number, is: 'extra' };
      if (link.number > number) return { number, is: 'missing' };
      const hash = hashOf(place.hash, chain, link);
      if (link.hash !== hash) return { number, is: 'changed' };
      place = { number, hash };
      return undefined;
    },
    end() {
      if (place.number < head.number) return { number: place.number + 1, is: 'missing' };
      return place.hash === head.hash ? undefined : { number: place.number, is: 'changed' };
    },
  };
}
