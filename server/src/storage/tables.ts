/** The tables as queries see them; `migrations/` makes them. */
import type { Role } from '@medkig/api/role';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AlarmReason } from '../alarms/alarms.ts';
import type { Details } from '../audit/hash-chain.ts';
import type { Retirement } from '../realtime/room.ts';

export interface Tables {
  municipality: MunicipalityTable;
  site: SiteTable;
  policy: PolicyTable;
  phone_number: PhoneNumberTable;
  hotline: HotlineTable;
  hotline_municipality: HotlineMunicipalityTable;
  weekly_hours: WeeklyHoursTable;
  agent: AgentTable;
  agent_session: AgentSessionTable;
  room: RoomTable;
  resting_nameplate: RestingNameplateTable;
  past_room: PastRoomTable;
  consent_receipt: ConsentReceiptTable;
  call_report: CallReportTable;
  answer_count: AnswerCountTable;
  alarm: AlarmTable;
  guide_card: GuideCardTable;
  audit_chain: AuditChainTable;
  audit_entry: AuditEntryTable;
  invitation: InvitationTable;
  recovery_code: RecoveryCodeTable;
  passkey: PasskeyTable;
  api_token: ApiTokenTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
  site_sighting: SiteSightingTable;
  notice: NoticeTable;
}

type Id = Generated<string>;
/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

interface MunicipalityTable {
  id: Id;
  name: string;
  /** «0101»; null for what is not in the official list. */
  code: Generated<string | null>;
  agent_display: Generated<'first-name' | 'initials'>;
  languages: Generated<('da' | 'en')[]>;
  /** «#145a3a». */
  colour: Generated<string | null>;
  /** A picture as `data:`. */
  logo: Generated<string | null>;
  greeting_da: Generated<string | null>;
  greeting_en: Generated<string | null>;
}

interface SiteTable {
  id: Id;
  /** The site key in the embed tag. */
  key: string;
  municipality_id: string;
  origins: string[];
}

/** History: the row in force is the one with the latest `valid_from` that is not in the future. */
interface PolicyTable {
  municipality_id: Fixed<string>;
  /** Counts the municipality's rows from 1. */
  version: Fixed<number>;
  valid_from: Fixed<Date>;
  rules: JSONColumnType<Record<string, unknown>, string, never>;
  /** The agent; null for the operator. */
  changed_by: Fixed<string | null>;
  changed_at: Fixed<Date>;
}

interface PhoneNumberTable {
  municipality_id: string;
  /** As it is read aloud: «12 34 56 78». */
  number: string;
}

interface HotlineTable {
  id: Id;
  name: string;
  /** IANA name; opening hours are local to it. */
  time_zone: string;
}

interface HotlineMunicipalityTable {
  hotline_id: string;
  /** A municipality is answered by one hotline. */
  municipality_id: string;
}

interface WeeklyHoursTable {
  hotline_id: string;
  /** 1 (Monday) to 7. */
  weekday: number;
  /** Minutes after local midnight, 0 to 1439. */
  opens: number;
  /** Minutes after local midnight, 1 to 1440. */
  closes: number;
}

interface AgentTable {
  id: Id;
  /** Lower case. */
  email: string;
  name: string;
  /** What the citizen sees. */
  shown_as: string;
  /** Null for who works for the service itself. */
  employer_municipality_id: string | null;
  /** PHC string; null while there is none: invited, or signed in by another way. */
  password_hash: string | null;
  roles: Generated<Role[]>;
  disabled_at: Generated<Date | null>;
  /** To the minute, whatever becomes of the sign-in. */
  last_seen_at: Generated<Date | null>;
  /** Base32, sealed. */
  totp_secret: Generated<string | null>;
  /** The step of the last code that was used: none is good twice. */
  totp_last_step: Generated<number | null>;
  oidc_issuer: Generated<string | null>;
  oidc_subject: Generated<string | null>;
}

/** A link that lets a person set how they sign in, once. */
interface InvitationTable {
  /** SHA-256 of what stands in the link, in hex. */
  token_sha256: Fixed<string>;
  agent_id: Fixed<string>;
  /** Null for the operator's command. */
  invited_by: Fixed<string | null>;
  created_at: Fixed<Date>;
  expires_at: Fixed<Date>;
}

interface RecoveryCodeTable {
  agent_id: Fixed<string>;
  code_sha256: Fixed<string>;
}

interface PasskeyTable {
  id: Id;
  agent_id: Fixed<string>;
  /** Base64url. */
  credential_id: Fixed<string>;
  /** COSE, in base64url. */
  public_key: Fixed<string>;
  /** PostgreSQL's driver gives it as text. */
  counter: ColumnType<string | number, number, number>;
  transports: Fixed<string[]>;
  name: string;
  created_at: Fixed<Date>;
  last_used_at: Date | null;
}

interface ApiTokenTable {
  id: Id;
  /** Whose it is: it may do what its scopes and this person's roles both allow. */
  agent_id: Fixed<string>;
  token_sha256: Fixed<string>;
  name: string;
  scopes: Fixed<string[]>;
  created_at: Fixed<Date>;
  expires_at: Fixed<Date>;
  last_used_at: Generated<Date | null>;
}

interface WebhookTable {
  id: Id;
  municipality_id: Fixed<string>;
  url: string;
  /** «whsec_…», sealed: signs what is sent. */
  secret: string;
  /** Sealed; signs too until `previous_until`, and is deleted then. */
  previous_secret: Generated<string | null>;
  previous_until: Generated<Date | null>;
  events: string[];
  /** Of address and events. */
  version: Generated<number>;
  created_by: Fixed<string | null>;
  created_at: Fixed<Date>;
}

interface WebhookDeliveryTable {
  id: Id;
  webhook_id: Fixed<string>;
  event: ColumnType<unknown, string, never>;
  created_at: Fixed<Date>;
  tries: Generated<number>;
  /** Null when it was delivered or given up. */
  next_try_at: Date | null;
  last_status: Generated<string | null>;
}

/** When the tag was last heard from on an origin; of whom is not kept. */
interface SiteSightingTable {
  origin: Fixed<string>;
  last_seen_at: Date;
}

/** What a lead tells all agents of a hotline. */
interface NoticeTable {
  id: Id;
  hotline_id: Fixed<string>;
  text: Fixed<string>;
  created_by: Fixed<string | null>;
  created_at: Fixed<Date>;
  ends_at: Date;
}

interface AgentSessionTable {
  id: Id;
  /** SHA-256 of the cookie's value, in hex. The value itself is stored nowhere. */
  token_sha256: Fixed<string>;
  agent_id: Fixed<string>;
  created_at: Fixed<Date>;
  last_seen_at: Date;
  expires_at: Fixed<Date>;
  /** Set when the same agent has signed in somewhere else, or somebody has taken the sign-in away. */
  ended_because: Generated<'elsewhere' | 'revoked' | null>;
  /** More than a password was shown, or the workplace's own sign-in has vouched. */
  second_factor: Generated<boolean>;
  /** Names the session at the workplace's provider, which may end it from there. */
  oidc_sid: Generated<string | null>;
}

/** A room that waits or is in use; the row goes when the room ends. */
export interface RoomTable {
  id: string;
  hotline_id: string;
  nameplate: string;
  na: string;
  opened_at: Date;
  agent_id: string;
  agent_session_id: string;
  /** SHA-256 of the seat's key, in hex; the key itself is stored nowhere. */
  agent_key_sha256: string;
  citizen_key_sha256: string | null;
  site_key: string | null;
  origin: string | null;
  /** Of the node that wrote the row: an older one writes no more. */
  fence: number;
  practice: Generated<boolean>;
  /** The slug of the guide card that the session is about, or «andet». */
  topic: Generated<string | null>;
}

interface RestingNameplateTable {
  hotline_id: string;
  nameplate: string;
  why: Retirement;
  until: Date;
}

/** A room that was paired and is over, for a day. */
interface PastRoomTable {
  id: string;
  municipality_id: string;
  agent_id: string;
  opened_at: Date;
  ended_at: Date;
  end_reason: string;
  /** The closing question has been answered; how is not kept here. */
  answered: Generated<boolean>;
  /** Somebody only practised: it counts in no figure. */
  practice: Generated<boolean>;
  /** As in `room`. */
  topic: Generated<string | null>;
}

/** One for each room that was shared, for twelve months. */
interface ConsentReceiptTable {
  /** «K7F3-92QD». */
  number: Fixed<string>;
  room_id: Fixed<string>;
  municipality_id: Fixed<string>;
  agent_id: Fixed<string>;
  given_at: Fixed<Date>;
  /** The version of the words that were agreed to. */
  words: Fixed<string>;
  language: Fixed<string>;
  grants: Fixed<string[]>;
  ended_at: Generated<Date | null>;
  end_reason: Generated<string | null>;
  /** Somebody only practised. */
  practice: Generated<boolean>;
  /** As in `room`, once that is over. */
  topic: Generated<string | null>;
}

interface CallReportTable {
  id: Id;
  municipality_id: string;
  agent_id: string | null;
  reported_at: Date;
}

/** For ninety days. */
interface AlarmTable {
  id: Id;
  hotline_id: Fixed<string>;
  agent_id: string | null;
  reason: Fixed<AlarmReason>;
  raised_at: Fixed<Date>;
}

interface AnswerCountTable {
  municipality_id: string;
  hotline_id: string;
  /** «2026-01-05» in the hotline's time zone. */
  day: string;
  answer: 'yes' | 'partly' | 'no';
  count: number;
}

interface GuideCardTable {
  hotline_id: Fixed<string>;
  slug: Fixed<string>;
  /** Null once it is deleted: the row stays, so that its version goes on and nobody writes it anew unasked. */
  card: ColumnType<unknown, string, string | null>;
  version: number;
  /** The agent; null for the operator. */
  changed_by: string | null;
  changed_at: Date;
}

/** Where a chain ends, and where what is kept of it begins. */
interface AuditChainTable {
  chain: Fixed<string>;
  number: number;
  hash: string;
  from_number: number;
  from_hash: string;
}

export interface AuditEntryTable {
  chain: Fixed<string>;
  number: Fixed<number>;
  at: Fixed<Date>;
  what: Fixed<string>;
  agent_id: Fixed<string | null>;
  room_id: Fixed<string | null>;
  details: ColumnType<Details, string, never>;
  hash: Fixed<string>;
}
