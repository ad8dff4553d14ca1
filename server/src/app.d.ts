import type { Config, Credentials } from './config.ts';
import { type BuiltFolders } from './http/built-files.ts';
import { type Log } from './log.ts';
export interface App {
    addresses: {
        console: string;
        viewer: string;
        /** The demo's sites. */
        sites: {
            name: string;
            url: string;
        }[];
    };
    /** The demo's sign-in. */
    demoAgent?: Credentials;
    /** Ends every room and connection, then closes the database. */
    close(): Promise<void>;
}
/** What tests replace. */
export interface AppDeps {
    log?: Log;
    /** Milliseconds since 1970. */
    now?(): number;
    folders?: BuiltFolders;
}
/**
 * Starts the whole server. Resolves when it answers.
 * Throws `PortTaken`, `FolderInUse`, or what the database says when it cannot be opened.
 */
export declare function startApp(config: Config, deps?: AppDeps): Promise<App>;
//# sourceMappingURL=app.d.ts.map