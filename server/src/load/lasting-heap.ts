import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';

/** In bytes. */
export interface LastingHeap {
  used: number;
  /** Beyond it Node ends the process: what `--max-old-space-size` says, or what Node made of the machine's memory. */
  limit: number;
}

/** What V8 adds to its limit for objects that have outlived no collection; no process ever has the whole of it. */
const YOUNG_BYTES = 192 * 1024 * 1024;
const youngSpaces = ['new_space', 'new_large_object_space'];

/**
 * Memory of the objects that have outlived a collection. All of them against all of the limit would look harmless up to the end:
 * a process that may have 256 MB dies at 57 % of that.
 */
export function lastingHeap(): LastingHeap {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => !youngSpaces.includes(space_name));
  return {
    used: spaces.reduce((sum, { space_used_size }) => sum + space_used_size, 0),
    limit: getHeapStatistics().heap_size_limit - YOUNG_BYTES,
  };
}
