import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import { type ConnectRefusal, joinSchema } from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';
import type { GatewayDeps } from './gateway-deps.ts';

/** Who a socket is, for as long as it lives. */
export type Identity = CitizenIdentity | AgentIdentity;
export type CitizenIdentity = { seat: 'citizen'; site: string; origin: string; hotlineId: string };
export type AgentIdentity = { seat: 'agent'; agentId: string; hotlineId: string; sessionId: string };

export type Admission = { ok: true; identity: Identity } | { ok: false; reason: ConnectRefusal };

const versionSchema = v.object({ v: v.number() });

/**
 * Binds a socket to its identity: a citizen by site and origin, an agent by ticket from the console's origin.
 * `auth` is untrusted; `origin` is the one the handshake was admitted with.
 */
export async function admit(
  auth: unknown,
  origin: string,
  deps: Pick<GatewayDeps, 'consoleOrigin' | 'findSite' | 'redeemTicket'>,
): Promise<Admission> {
  // Another version may have other fields, so its number is read before the rest is judged.
  const version = v.safeParse(versionSchema, auth);
  if (version.success && version.output.v !== SIGNALING_VERSION) return { ok: false, reason: 'version' };
  const join = v.safeParse(joinSchema, auth);
  if (!join.success) return { ok: false, reason: 'malformed' };
  if (join.output.seat === 'citizen') {
    const found = await deps.findSite(join.output.site, origin);
    if (!found) return { ok: false, reason: 'site' };
    return { ok: true, identity: { seat: 'citizen', site: found.site, origin, hotlineId: found.hotlineId } };
  }
  // Before the ticket is spent: a foreign page must not be able to burn it.
  if (origin !== deps.consoleOrigin) return { ok: false, reason: 'origin' };
  const redeemed = await deps.redeemTicket(join.output.ticket);
  if (!redeemed.ok) return { ok: false, reason: 'ticket' };
  const { agentId, hotlineId, sessionId } = redeemed;
  return { ok: true, identity: { seat: 'agent', agentId, hotlineId, sessionId } };
}
