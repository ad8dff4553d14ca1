/** The tables as queries see them; `migrations/` makes them. */
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
}

type Id = Generated<string>;
/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

interface MunicipalityTable {
  id: Id;
  name: string;
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
  employer_municipality_id: string;
  /** PHC string. */
  password_hash: string;
}

interface AgentSessionTable {
  id: Id;
  /** SHA-256 of the cookie's value, in hex. The value itself is stored nowhere. */
  token_sha256: Fixed<string>;
  agent_id: Fixed<string>;
  created_at: Fixed<Date>;
  last_seen_at: Date;
  expires_at: Fixed<Date>;
  /** Set when the same agent has signed in somewhere else. */
  ended_because: Generated<'elsewhere' | null>;
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
