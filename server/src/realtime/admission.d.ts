import { type ConnectRefusal } from '@medkig/protocol/signaling/messages';
import type { GatewayDeps } from './gateway-deps.ts';
/** Who a socket is, for as long as it lives. */
export type Identity = CitizenIdentity | AgentIdentity;
export type CitizenIdentity = {
    seat: 'citizen';
    site: string;
    origin: string;
    hotlineId: string;
};
export type AgentIdentity = {
    seat: 'agent';
    agentId: string;
    hotlineId: string;
    sessionId: string;
};
export type Admission = {
    ok: true;
    identity: Identity;
} | {
    ok: false;
    reason: ConnectRefusal;
};
/**
 * Binds a socket to its identity: a citizen by site and origin, an agent by ticket from the console's origin.
 * `auth` is untrusted; `origin` is the one the handshake was admitted with.
 */
export declare function admit(auth: unknown, origin: string, deps: Pick<GatewayDeps, 'consoleOrigin' | 'findSite' | 'redeemTicket'>): Promise<Admission>;
//# sourceMappingURL=admission.d.ts.map