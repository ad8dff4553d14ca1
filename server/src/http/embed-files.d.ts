import { Router } from 'express';
/** The version under which the embed's files never change. */
export declare function embedVersion(): string;
/**
 * The citizen's snippet for municipalities' own pages: `/v1/` follows the newest, `/X.Y.Z/` never changes.
 * Module scripts and pinned ones are loaded with CORS; there is nothing of anybody's in them.
 */
export declare function embedFiles(folder: string): Router;
//# sourceMappingURL=embed-files.d.ts.map