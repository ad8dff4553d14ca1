/**
 * Tickets: how a signed-in console shows the relay who it is. Good for one use within a minute, so that one found
 * in a log or a proxy opens nothing. https://www.rfc-editor.org/rfc/rfc8725 (JWT best practices)
 */
import { type KeyObject } from 'node:crypto';
interface TicketHolder {
    agentId: string;
    hotlineId: string;
    sessionId: string;
}
type Redeemed = ({
    ok: true;
} & TicketHolder) | {
    ok: false;
};
export interface Tickets {
    issue(holder: TicketHolder): string;
    /** Accepts a ticket once; anything wrong with it gives the same answer. */
    redeem(ticket: string): Redeemed;
    /** Refuses the tickets that this sign-in has in hand. */
    revoke(sessionId: string): void;
}
export interface TicketDeps {
    /** A private key on P-256. */
    privateKey: KeyObject;
    /** The service's public origin. */
    issuer: string;
    /** Milliseconds. */
    now(): number;
    randomBytes(n: number): Uint8Array;
}
export declare function createTickets({ privateKey, issuer, now, randomBytes }: TicketDeps): Tickets;
export {};
//# sourceMappingURL=tickets.d.ts.map