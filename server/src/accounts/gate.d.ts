/** Lets a few tasks run at a time, a few more wait, and turns the rest away. */
export interface Gate {
    /** The task's result, or `busy` when too many wait already. Rejects as the task does. */
    pass<T>(task: () => Promise<T>): Promise<{
        ok: true;
        value: T;
    } | {
        ok: false;
        reason: 'busy';
    }>;
}
export declare function createGate(limits: {
    running: number;
    waiting: number;
}): Gate;
//# sourceMappingURL=gate.d.ts.map