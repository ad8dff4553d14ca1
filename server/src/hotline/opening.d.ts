import type { Opening } from '@medkig/api/opening';
/** One stretch of a week in which a hotline answers. */
export interface Hours {
    /** 1 (Monday) to 7. */
    weekday: number;
    /** Minutes after local midnight, 0 to 1439. */
    opens: number;
    /** Minutes after local midnight, 1 to 1440. */
    closes: number;
}
/**
 * Whether a hotline with these weekly hours answers at `now`.
 * @param timeZone IANA name that the hours are local to
 * @param now milliseconds since 1970
 */
export declare function openingAt(hours: readonly Hours[], timeZone: string, now: number): Opening;
//# sourceMappingURL=opening.d.ts.map