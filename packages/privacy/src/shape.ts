/** Reads unknown values into known shapes. Each reader throws a `ScrubFault` where the shape is another. */
import { ScrubFault } from './scrub-fault.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
  if (isFields(value)) return value;
  throw new ScrubFault('malformed');
}

export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ScrubFault('malformed');
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ScrubFault('malformed');
}

export function number(value: unknown): number {
  if (Number.isFinite(value)) return Number(value);
  throw new ScrubFault('malformed');
}

/** rrweb's node ids: from 1, or −1 for a node it does not know. */
export function id(value: unknown): number {
  if (Number.isInteger(value)) return Number(value);
  throw new ScrubFault('malformed');
}

export function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new ScrubFault('malformed');
}

/** Reads the named fields that are there, with one reader; the rest is left out. */
export function some<Key extends string, Value>(
  from: Fields,
  keys: readonly Key[],
  read: (value: unknown) => Value,
): Partial<Record<Key, Value>> {
  const found: Partial<Record<Key, Value>> = {};
  for (const key of keys) if (from[key] !== undefined) found[key] = read(from[key]);
  return found;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
