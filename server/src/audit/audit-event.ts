/** What the audit log tells: who did what, where and when. Nothing of a page, of a citizen or of a code is in it. */
import type { Role } from '@medkig/api/role';
import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { AlarmReason } from '../alarms/alarms.ts';
import type { FailedClaim } from '../realtime/failed-claim.ts';

export type AuditFact =
  | { what: 'signed-in'; by: 'password' | 'passkey' | 'oidc' }
  | { what: 'signed-out' | 'wrong-password' | 'second-factor-failed' | 'recovery-used' }
  | { what: 'passkey-added' | 'passkey-removed'; passkey: string }
  | { what: 'oidc-linked' }
  | { what: 'oidc-joined' | 'oidc-roles'; roles: readonly Role[] }
  | { what: 'password-changed' | 'totp-on' | 'totp-off' | 'recovery-renewed' }
  | ({
      what: 'consented';
      receipt: string;
      words: string;
      language: string;
      grants: readonly string[];
    } & Mode)
  | ({ what: 'session-ended'; reason: EndReason } & About & Mode)
  /** After the session's end. */
  | ({ what: 'topic-changed' } & About)
  | ({ what: 'call-reported' } & Mode)
  /** All of an hour in one entry, so that nobody can fill the log; `hour`: when it began, in milliseconds since 1970. */
  | { what: 'claims-failed'; site: string; reason: FailedClaim; count: number; hour: number }
  | { what: 'unknown-sign-ins'; count: number; hour: number }
  | { what: 'alarm-raised'; reason: AlarmReason }
  | { what: 'guide-card-written' | 'guide-card-deleted'; slug: string; version: number }
  | { what: 'municipality-added' | 'municipality-changed' | 'municipality-joined' }
  | { what: 'policy-changed'; version: number }
  | { what: 'site-written' | 'site-deleted'; site: string }
  | { what: 'hotline-added' | 'hotline-changed' }
  | { what: 'person-invited' | 'person-changed'; person: string; roles: readonly Role[] }
  | { what: 'person-disabled' | 'person-enabled' | 'person-reset'; person: string }
  | { what: 'invitation-accepted' }
  | { what: 'audit-exported' | 'municipality-exported' }
  /** Milliseconds since 1970. */
  | { what: 'incident-exported'; from: number; to: number }
  | { what: 'notice-written'; notice: string; hours: number }
  | { what: 'notice-ended'; notice: string }
  /** `person`: whose it is, where the operator's command has made it. */
  | { what: 'token-made'; token: string; scopes: readonly string[]; person?: string }
  | { what: 'backup-written' }
  /** `made`: when the backup was written, «2026-01-05T12:00:00.000Z». */
  | { what: 'backup-restored'; made: string }
  | { what: 'purged'; rows: number }
  | { what: 'token-revoked'; token: string }
  | {
      what: 'webhook-added' | 'webhook-changed' | 'webhook-deleted' | 'webhook-secret-made';
      webhook: string;
    };

/** Of a room: whether somebody only practised. */
interface Mode {
  mode?: 'practice';
}

export function modeOf(isPractice: boolean): Mode {
  return isPractice ? { mode: 'practice' } : {};
}

/** Of a session: the slug of the guide card that it was about; absent where that is not said. */
interface About {
  topic?: string;
}

export function aboutTopic(topic: string | null): About {
  return topic === null ? {} : { topic };
}

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

/** Of a name that `chainName` has made, or of one that has the shape of it. */
export function ownerOf(chain: string): ChainOwner {
  const [of, id] = chain.split(':');
  if (of === service.of) return service;
  if ((of !== 'municipality' && of !== 'hotline') || !id) throw new Error('no chain has such a name');
  return { of, id };
}
