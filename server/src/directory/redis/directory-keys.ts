/** What stands in Redis for the directory, and under which keys. None of it opens a room: keys of seats are never there. */
import * as v from 'valibot';
import type { Lookup } from '../nameplates.ts';
import type { Owner } from '../room-directory.ts';

/** One slot of a cluster for each hotline. */
export const plateKey = (hotlineId: string, nameplate: string): string =>
  `medkig:plate:{${hotlineId}}:${nameplate}`;
export const roomKey = (roomId: string): string => `medkig:room:{${roomId}}`;
/** Stands while the node lives. */
export const leaseKey = (node: string): string => `medkig:lease:{${node}}`;
/** The nodes that live, and those of which nobody has noticed yet that they do not. */
export const NODES = 'medkig:nodes';
/** Stands once somebody has used what may be used once. */
export const usedKey = (id: string): string => `medkig:used:{${id}}`;
/** Hears which of its rooms the node has lost. */
export const takenChannel = (node: string): string => `medkig:taken:{${node}}`;

const plateSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.variant('state', [
    v.strictObject({ state: v.literal('live'), roomId: v.string() }),
    v.strictObject({
      state: v.literal('retired'),
      why: v.picklist(['expired', 'used', 'tries', 'cancelled']),
    }),
  ]),
);

export type Plate = Exclude<Lookup, { state: 'unknown' }>;

export function plateText(plate: Plate): string {
  return JSON.stringify(plate);
}

/** What nobody can read is as good as nothing: it goes with its time. */
export function readPlate(text: string | null): Lookup {
  const read = v.safeParse(plateSchema, text);
  return read.success ? read.output : { state: 'unknown' };
}

export function readOwner(text: string | null): Owner | undefined {
  const [, fence, node] = /^(\d+) (\S+)$/.exec(text ?? '') ?? [];
  return fence !== undefined && node !== undefined ? { fence: Number(fence), node } : undefined;
}
