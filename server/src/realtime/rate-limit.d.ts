/** Token buckets. The clock comes in with each call, so nothing here waits. */
/** `burst` tokens at most, refilled by `perSecond`. */
export interface Rate {
    perSecond: number;
    burst: number;
}
export interface Bucket {
    tokens: number;
    /** Milliseconds on the caller's clock. */
    at: number;
}
/** Takes `cost` tokens if they are there; otherwise the bucket only refills. */
export declare function take(bucket: Bucket | undefined, rate: Rate, now: number, cost?: number): {
    ok: boolean;
    bucket: Bucket;
};
/** One bucket for each key (an address, a hotline, an agent). */
export interface Limiter {
    take(key: string, now: number): boolean;
    /** True if a token is there; takes none. */
    allows(key: string, now: number): boolean;
    /** Forgets every key whose bucket is full again, so that memory follows the traffic. */
    prune(now: number): void;
    readonly size: number;
}
export declare function createLimiter(rate: Rate): Limiter;
//# sourceMappingURL=rate-limit.d.ts.map