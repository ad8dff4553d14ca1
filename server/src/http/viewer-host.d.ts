import { type Express } from 'express';
import type { Log } from '../log.ts';
import { type Origins } from './security-headers.ts';
/** The replay viewer's own origin. It has no cookies, no API and no state: nothing there is worth reaching. */
export declare function viewerHost(options: {
    folder: string;
    origins: Origins;
    log: Log;
}): Express;
//# sourceMappingURL=viewer-host.d.ts.map