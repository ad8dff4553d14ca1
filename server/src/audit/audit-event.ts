/** What the audit log tells: who did what, where and when. Nothing of a page, of a citizen or of a code is in it. */
import type { EndReason } from '@medkig/protocol/signaling/messages';

export type AuditFact =
  | { what: 'signed-in' | 'signed-out' | 'wrong-password' }
  | { what: 'consented'; receipt: string; words: string; language: string; grants: readonly string[] }
  | { what: 'session-ended'; reason: EndReason }
  | { what: 'call-reported' }
  | { what: 'guide-card-written' | 'guide-card-deleted'; slug: string; version: number };

/** Whose record it is. Each has a chain of its own: a municipality can be given all of its own, and nothing else. */
export type ChainOwner = { of: 'municipality' | 'hotline'; id: string };

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
  if ((of !== 'municipality' && of !== 'hotline') || !id) throw new Error('no chain has such a name');
  return { of, id };
}
