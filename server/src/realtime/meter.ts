import { type Bucket, take } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

/** Counts what one connection sends. */
export interface Meter {
  /** Any message, before it is read. False means too many, or too many bytes. */
  admits(bytes: number, now: number): boolean;
  /** A message that is not a frame. */
  admitsControl(now: number): boolean;
}

export function createMeter(limits: Pick<RelayLimits, 'messages' | 'bytes' | 'controls'>): Meter {
  let messages: Bucket | undefined;
  let volume: Bucket | undefined;
  let controls: Bucket | undefined;
  return {
    admits(bytes, now) {
      const one = take(messages, limits.messages, now);
      const all = take(volume, limits.bytes, now, bytes);
      messages = one.bucket;
      volume = all.bucket;
      return one.ok && all.ok;
    },
    admitsControl(now) {
      const one = take(controls, limits.controls, now);
      controls = one.bucket;
      return one.ok;
    },
  };
}
