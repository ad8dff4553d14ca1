export interface FolderLock {
    release(): Promise<void>;
}
/** Locks an existing folder; `undefined` if another process has it. */
export declare function lockFolder(folder: string): Promise<FolderLock | undefined>;
//# sourceMappingURL=folder-lock.d.ts.map