/** Opening the ports, before anything that takes time: a taken one is then told at once. */
import { type RequestListener, type Server } from 'node:http';
import type { Ports } from '../config.ts';
/** Thrown when another process has the port. */
export declare class PortTaken extends Error {
    name: string;
    readonly port: number;
    constructor(port: number);
}
interface Listener {
    server: Server;
    /** The port that was opened. */
    port: number;
}
export interface Listeners {
    main: Listener;
    /** Only in the demo. */
    site: Listener | undefined;
    viewer: Listener | undefined;
    /** Answers requests on every port; until then they are told to come back. */
    serve(handler: RequestListener): void;
    /** Takes no new connection and ends the open ones. */
    close(): Promise<void>;
}
/**
 * Opens the main port on every interface or, for the demo, all ports on the loopback alone.
 * Throws `PortTaken`, or what the system says when a port may not be opened.
 */
export declare function openListeners(ports: Ports, kind: 'service' | 'demo'): Promise<Listeners>;
export {};
//# sourceMappingURL=listeners.d.ts.map