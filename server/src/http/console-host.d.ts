import { type Express, type Router } from 'express';
import type { Log } from '../log.ts';
import { type BuiltFolders } from './built-files.ts';
import { type Origins } from './security-headers.ts';
export interface ConsoleHostOptions {
    origins: Origins;
    folders: BuiltFolders;
    /** Mounted at `/api`. */
    api: Router[];
    /** Mounted at `/embed/v1/sites`. */
    sites: Router;
    log: Log;
    now(): number;
}
/** The service's public origin: the agents' console, its API and the citizens' embed. */
export declare function consoleHost({ origins, folders, api, sites, log, now }: ConsoleHostOptions): Express;
//# sourceMappingURL=console-host.d.ts.map