import { type RequestHandler } from 'express';
export interface BuiltFolders {
    console: string;
    viewer: string;
    /** `medkig.js` and the chunks it loads. */
    embed: string;
}
export declare const builtFolders: BuiltFolders;
export declare const IMMUTABLE = "public, max-age=31536000, immutable";
/** Kept, but asked for each time. */
export declare const REVALIDATE = "no-cache";
/** Serves a folder's files; a name with a hash in it never changes. */
export declare function builtFiles(folder: string, caching?: (path: string) => string): RequestHandler;
/** Answers every request with one sentence for as long as `file` is missing from the folder. */
export declare function whenBuilt(folder: string, file: string): RequestHandler;
//# sourceMappingURL=built-files.d.ts.map