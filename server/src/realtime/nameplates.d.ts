import type { Retirement } from './room.ts';
export type Lookup = {
    state: 'live';
    roomId: string;
} | {
    state: 'retired';
    why: Retirement;
} | {
    state: 'unknown';
};
/** Which nameplates of which hotline are taken, and why the resting ones no longer work. */
export interface Nameplates {
    /** A random free one out of 00–99, or undefined if all are live or resting. `random` is a 32-bit number. */
    take(hotlineId: string, roomId: string, now: number, random: number): string | undefined;
    find(hotlineId: string, nameplate: string, now: number): Lookup;
    retire(hotlineId: string, nameplate: string, why: Retirement, now: number): void;
}
export declare function createNameplates(): Nameplates;
//# sourceMappingURL=nameplates.d.ts.map