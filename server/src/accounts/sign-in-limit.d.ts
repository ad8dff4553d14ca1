interface Attempt {
    email: string;
    /** Where the try comes from. */
    address: string;
}
export interface SignInLimit {
    /** Takes one try; says how many seconds to wait when there is none. `now` in milliseconds. */
    admit(attempt: Attempt, now: number): {
        ok: true;
    } | {
        ok: false;
        retryAfterS: number;
    };
    /** Gives the try back. */
    succeeded(attempt: Attempt, now: number): void;
}
export declare function createSignInLimit(): SignInLimit;
export {};
//# sourceMappingURL=sign-in-limit.d.ts.map