/** What an entry of the audit log says in plain words: one sentence for each fact. Pure. */
import { type AuditEntry, type AuditPerson, type FactKind, factKinds } from '@medkig/api/audit';
import type { Key, Language, Say } from '../strings.ts';

type Told = Pick<AuditEntry, 'what' | 'person' | 'details'>;

export function entrySentence({ what, person, details }: Told, say: Say, language: Language): string {
  const who = whoText(person, say);
  const text = (name: string) => String(details[name] ?? '');
  const byThem = (key: Key, values = {}) => say(key, { who, ...values });
  if (!isFactKind(what)) return byThem('audit.fact.other', { what });
  switch (what) {
    case 'signed-in':
    case 'signed-out':
    case 'wrong-password':
    case 'second-factor-failed':
    case 'recovery-used':
    case 'recovery-renewed':
    case 'password-changed':
    case 'totp-on':
    case 'totp-off':
    case 'passkey-added':
    case 'passkey-removed':
    case 'oidc-linked':
    case 'oidc-joined':
    case 'oidc-roles':
    case 'invitation-accepted':
    case 'person-invited':
    case 'person-changed':
    case 'person-disabled':
    case 'person-enabled':
    case 'person-reset':
    case 'notice-written':
    case 'notice-ended':
    case 'token-made':
    case 'token-revoked':
    case 'webhook-added':
    case 'webhook-changed':
    case 'webhook-deleted':
    case 'webhook-secret-made':
    case 'municipality-added':
    case 'municipality-changed':
    case 'municipality-joined':
    case 'hotline-added':
    case 'hotline-changed':
    case 'audit-exported':
    case 'incident-exported':
    case 'municipality-exported':
    case 'backup-written':
      return byThem(`audit.fact.${what}`);
    case 'guide-card-written':
    case 'guide-card-deleted':
    case 'policy-changed':
    case 'site-written':
    case 'site-deleted':
      return byThem(`audit.fact.${what}`, {
        ...{ slug: text('slug'), version: text('version'), site: text('site') },
      });
    case 'backup-restored':
      return byThem('audit.fact.backup-restored', { made: dateText(text('made'), language) });
    case 'purged':
      return byThem('audit.fact.purged', { rows: text('rows') });
    case 'consented':
      return byThem('audit.fact.consented', { grants: grantsText(details.grants, say) });
    case 'session-ended':
      return byThem(
        details.topic === undefined ? 'audit.fact.session-ended' : 'audit.fact.session-ended.topic',
        {
          ...{ reason: endText(text('reason'), say), topic: text('topic') },
        },
      );
    case 'topic-changed':
      return byThem(
        details.topic === undefined ? 'audit.fact.topic-changed.none' : 'audit.fact.topic-changed',
        {
          topic: text('topic'),
        },
      );
    case 'call-reported':
      return byThem(person ? 'audit.fact.call-reported.known' : 'audit.fact.call-reported');
    case 'alarm-raised':
      return byThem(person ? 'audit.fact.alarm-raised.known' : 'audit.fact.alarm-raised', {
        reason: reasonText(alarms, text('reason'), say),
      });
    case 'claims-failed':
      return say('audit.fact.claims-failed', {
        ...{ count: text('count'), site: text('site'), hour: hourText(details.hour, language) },
        reason: reasonText(claims, text('reason'), say),
      });
    case 'unknown-sign-ins':
      return say('audit.fact.unknown-sign-ins', {
        ...{ count: text('count'), hour: hourText(details.hour, language) },
      });
    default: {
      const never: never = what;
      return never;
    }
  }
}

function isFactKind(what: string): what is FactKind {
  return factKinds.some((kind) => kind === what);
}

/** Somebody else’s agent stands there with their employer, as citizens see them; so do one's own. */
export function whoText(person: AuditPerson | null, say: Say): string {
  if (!person) return say('audit.nobody');
  if (person.name === null) return say('audit.person.gone');
  const employer = person.employer ?? say('account.service');
  return say('audit.person.of', { name: person.name, employer });
}

/** «se, pege» */
export function grantsText(grants: AuditEntry['details'][string] | undefined, say: Say): string {
  const words: Record<string, Key> = {
    view: 'audit.grant.view',
    point: 'audit.grant.point',
    navigate: 'audit.grant.navigate',
    click: 'audit.grant.click',
    fill: 'audit.grant.fill',
  };
  const names = typeof grants === 'object' ? grants : [];
  return names.map((name) => reasonText(words, name, say)).join(', ');
}

/** Why a session was over. */
export function endText(reason: string, say: Say): string {
  return say(ends[reason] ?? 'audit.end.other');
}

const ends: Record<string, Key> = {
  citizen: 'audit.end.citizen',
  agent: 'audit.end.agent',
  cancelled: 'audit.end.unused',
  expired: 'audit.end.unused',
  tries: 'audit.end.unused',
  idle: 'audit.end.idle',
  longest: 'audit.end.longest',
  malformed: 'audit.end.fault',
  oversized: 'audit.end.fault',
  rate: 'audit.end.fault',
  revoked: 'audit.end.revoked',
  elsewhere: 'audit.end.signedout',
};

const claims: Record<string, Key> = {
  unknown: 'audit.claim.unknown',
  expired: 'audit.claim.expired',
  used: 'audit.claim.used',
  tries: 'audit.claim.tries',
  rate: 'audit.claim.rate',
  secret: 'audit.claim.secret',
};

const alarms: Record<string, Key> = {
  guessing: 'audit.alarm.guessing',
  'odd-hours': 'audit.alarm.odd-hours',
  'wrong-passwords': 'audit.alarm.wrong-passwords',
  'many-sessions': 'audit.alarm.many-sessions',
};

/** A word of a newer version stands as it is. */
function reasonText(words: Record<string, Key>, reason: string, say: Say): string {
  const key = words[reason];
  return key ? say(key) : reason;
}

function dateText(moment: string, language: Language): string {
  const at = Date.parse(moment);
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long' });
  return Number.isNaN(at) ? moment : format.format(at);
}

function hourText(hour: AuditEntry['details'][string] | undefined, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { timeStyle: 'short' });
  return format.format(Number(hour));
}
