import type { RelayLimits } from './relay-limits.ts';
/** Counts what one connection sends. */
export interface Meter {
    /** Any message, before it is read. False means too many, or too many bytes. */
    admits(bytes: number, now: number): boolean;
    /** A message that is not a frame. */
    admitsControl(now: number): boolean;
}
export declare function createMeter(limits: Pick<RelayLimits, 'messages' | 'bytes' | 'controls'>): Meter;
//# sourceMappingURL=meter.d.ts.map