import { type Lane, lanes } from './frame.ts';

/** The lane of a whole frame, read from its clear header; undefined for what is no frame. */
export function laneOf(frame: Uint8Array): Lane | undefined {
  return lanes[frame[2] ?? lanes.length];
}
