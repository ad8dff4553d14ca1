/** What the environment says, checked once before anything starts. */
import { type KeyObject } from 'node:crypto';
import { type LogLevel } from './log.ts';
/** 0 lets the system choose, which only tests want. */
export interface Ports {
    main: number;
    /** The demo's municipality. */
    site: number;
    /** The demo's viewer. */
    viewer: number;
}
export type DatabaseConfig = {
    kind: 'postgres';
    url: string;
}
/** Inside this process, kept in a folder. */
 | {
    kind: 'embedded';
    folder: string;
}
/** Inside this process, gone at the end. */
 | {
    kind: 'memory';
};
export interface Credentials {
    email: string;
    password: string;
}
export interface DemoConfig {
    /** Extra origins that may embed as the first demo municipality. */
    origins: string[];
    /** Absent: a password is made up and printed. */
    agent: Credentials | undefined;
}
export interface Config {
    /** Without the demo only the main one is opened: every host name then arrives there, behind a proxy. */
    ports: Ports;
    /** Origin of console, API and embed; absent: `http://localhost` and the port that was opened. */
    publicUrl: string | undefined;
    /** Origin of the replay viewer; absent: `http://127.0.0.1` and the port that was opened for it. */
    viewerOrigin: string | undefined;
    database: DatabaseConfig;
    logLevel: LogLevel;
    demo: DemoConfig | undefined;
    /** P-256 key that signs socket tickets; absent: made at start. */
    jwtPrivateKey: KeyObject | undefined;
}
export type ConfigProblem = 'port' | 'public-url' | 'public-url-without-tls' | 'viewer-origin' | 'viewer-origin-missing' | 'viewer-origin-same-host' | 'database-url' | 'log-level' | 'demo-origins' | 'demo-agent' | 'jwt-private-key';
export type ConfigResult = {
    ok: true;
    config: Config;
} | {
    ok: false;
    problem: ConfigProblem /** One sentence for the operator. */;
    sentence: string;
};
/** Reads the environment; an empty variable counts as absent. */
export declare function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult;
//# sourceMappingURL=config.d.ts.map