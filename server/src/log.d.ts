/**
 * The only way to write a log line. A line carries the fields below and nothing else, and every string in it
 * is a short word of our own: what a request brings (names, addresses, codes, bodies) cannot get in.
 */
import { type DestinationStream } from 'pino';
export declare const logLevels: readonly ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
export type LogLevel = (typeof logLevels)[number];
export declare function isLogLevel(text: string): text is LogLevel;
interface LogFields {
    /** What happened, such as `room-ended`. */
    event: string;
    /** Why, from a closed list. */
    reason?: string | undefined;
    seat?: string | undefined;
    /** A size in bytes. */
    bytes?: number | undefined;
    /** A running number of this process, never a room id. */
    room?: number | undefined;
    method?: string | undefined;
    /** The pattern of the route, such as `/api/session`; never the address that was asked for. */
    route?: string | undefined;
    status?: number | undefined;
    /** A duration in milliseconds. */
    ms?: number | undefined;
    port?: number | undefined;
}
export interface Log {
    debug(fields: LogFields): void;
    info(fields: LogFields): void;
    warn(fields: LogFields): void;
    error(fields: LogFields): void;
    /** A fault of ours. Of the error only name, code and places in the code are kept: its message may quote input. */
    bug(event: string, thrown: unknown): void;
}
/** Writes JSON lines to `stream`; the default is standard error, so that standard output stays with `main`. */
export declare function createLog(level: LogLevel, stream?: DestinationStream): Log;
export {};
//# sourceMappingURL=log.d.ts.map