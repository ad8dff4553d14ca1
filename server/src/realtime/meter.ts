import { type Bucket, take } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

type Limits = Pick<RelayLimits, 'messages' | 'bytes' | 'controls'>;

/** Counts what one connection sends. A class, because there is one for each, and functions of its own take memory. */
export class Meter {
  readonly #limits: Limits;
  #messages: Bucket | undefined;
  #volume: Bucket | undefined;
  #controls: Bucket | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Any message, before it is read. False means too many, or too many bytes. */
  admits(bytes: number, now: number): boolean {
    const one = take(this.#messages, this.#limits.messages, now);
    const all = take(this.#volume, this.#limits.bytes, now, bytes);
    this.#messages = one.bucket;
    this.#volume = all.bucket;
    return one.ok && all.ok;
  }

  /** A message that is not a frame. */
  admitsControl(now: number): boolean {
    const one = take(this.#controls, this.#limits.controls, now);
    this.#controls = one.bucket;
    return one.ok;
  }
}
