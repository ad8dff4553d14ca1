/** Five words with hyphens between them: about thirty bits. `randomBelow(n)` gives a whole number from 0 to n - 1. */
export declare function makeUpPassword(randomBelow: (n: number) => number): string;
//# sourceMappingURL=demo-password.d.ts.map