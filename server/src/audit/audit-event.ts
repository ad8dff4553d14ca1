/** What the audit log tells: who did what, where and when. Nothing of a page, of a citizen or of a code is in it. */
import type { EndReason } from '@medkig/protocol/signaling/messages';

export type AuditFact =
  | { what: 'signed-in' | 'signed-out' | 'wrong-password' }
  | { what: 'consented'; receipt: string; words: string; language: string; grants: readonly string[] }
  | { what: 'session-ended'; reason: EndReason }
  | { what: 'call-reported' }
  | { what: 'guide-card-written' | 'guide-card-deleted'; slug: string; version: number }
  | { what: 'municipality-added' | 'municipality-changed' | 'municipality-joined' }
  | { what: 'policy-changed'; version: number }
  | { what: 'site-written' | 'site-deleted'; site: string }
  | { what: 'hotline-added' | 'hotline-changed' }
  | { what: 'token-made'; token: string; scopes: readonly string[] }
  | { what: 'token-revoked'; token: string }
  | {
      what: 'webhook-added' | 'webhook-changed' | 'webhook-deleted' | 'webhook-secret-made';
      webhook: string;
    };

/**
 * Whose record it is. Each has a chain of its own: a municipality can be given all of its own, and nothing else. What is
 * done for nobody's in particular is the service's.
 */
export type ChainOwner = { of: 'municipality' | 'hotline'; id: string } | typeof service;

export const service = { of: 'service', id: 'all' } as const;

/** Of what a person does about themselves: their employer's. */
export function chainOfEmployer(employer: { id: string } | null): ChainOwner {
  return employer ? { of: 'municipality', id: employer.id } : service;
}

export interface AuditEvent {
  chain: ChainOwner;
  /** Milliseconds since 1970. */
  at: number;
  /** Who did it, or whom it concerns; null where nobody is known. */
  agentId: string | null;
  roomId: string | null;
  fact: AuditFact;
}

/** As the tables name a chain. */
export function chainName({ of, id }: ChainOwner): string {
  return `${of}:${id}`;
}

/** Of a name that `chainName` has made. */
export function ownerOf(chain: string): ChainOwner {
  const [of, id] = chain.split(':');
  if (of === service.of) return service;
  if ((of !== 'municipality' && of !== 'hotline') || !id) throw new Error('no chain has such a name');
  return { of, id };
}
