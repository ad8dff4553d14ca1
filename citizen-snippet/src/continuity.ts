/**
 * What lets a session live on when the citizen goes to the next page: a small note in sessionStorage, which
 * belongs to one tab and one origin and dies with the tab. It holds the root for the next epoch, never a key
 * in use; once the next page has started an epoch, a copy of it is worthless.
 */

import { siteSchema } from '@medkig/api/site';
import type { NoteStorage } from '@medkig/continuity/note-storage';
import { toBase64Url } from '@medkig/pairing/bytes';
import { bytes32 } from '@medkig/pairing/bytes32';
import { ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import * as v from 'valibot';
import { type Introduction, pauseCauses } from './citizen-state.ts';
import { factsSchema } from './in-charge/facts.ts';
import { STORAGE_KEY } from './launcher/handoff.ts';

/** Which session this tab was asked to show, and was not allowed to. */
const KEPT_OUT_KEY = 'medkig-not';

export const introductionSchema = v.strictObject({
  shownAs: v.string(),
  employer: v.string(),
  municipality: v.string(),
});

const sessionSchema = v.strictObject({
  v: v.literal(3),
  site: v.string(),
  roomId: v.string(),
  seatKey: v.string(),
  sid: bytes32,
  root: bytes32,
  epoch: v.number(),
  /** What the citizen had answered when the page went. */
  stage: v.picklist(['asking', 'live', ...pauseCauses]),
  agent: introductionSchema,
  wordIndex: v.number(),
  startedAt: v.number(),
  /** When sharing began; null before the citizen has said yes. */
  liveSince: v.nullable(v.number()),
  savedAt: v.number(),
  /** When the page was left; null as long as it is there, and when its browser crashed. */
  leftAt: v.nullable(v.number()),
  /** A button that spoke of MitID had been pressed. */
  headed: v.boolean(),
  /** What the municipality hides: known before the next page is looked at. */
  policy: siteSchema.entries.policy,
  /** Fingerprints of what was typed, so that a page that repeats it is known; empty before the citizen's yes. */
  echoes: v.string(),
  /** What the receipt will tell. */
  facts: factsSchema,
});
/** `elsewhere`: the session went on in another tab, and comes back when the citizen does. */
const noteSchema = v.union([
  sessionSchema,
  v.strictObject({ v: v.literal(3), elsewhere: introductionSchema }),
]);

export type StoredSession = Omit<v.InferOutput<typeof sessionSchema>, 'v' | 'savedAt'>;
type Elsewhere = Omit<Extract<v.InferOutput<typeof noteSchema>, { elsewhere: unknown }>, 'v'>;

export function writeSession(session: StoredSession, now: number): string {
  const { sid, root, ...rest } = session;
  return JSON.stringify({ v: 3, ...rest, sid: toBase64Url(sid), root: toBase64Url(root), savedAt: now });
}

export function saveText(storage: NoteStorage, text: string): void {
  storage.setItem(STORAGE_KEY, text);
}

export function saveElsewhere(storage: NoteStorage, elsewhere: Introduction): void {
  saveText(storage, JSON.stringify({ v: 3, elsewhere }));
}

/** A session as it was written, or undefined when it is none, too old or another site's. */
export function readSession(text: string | null, site: string, now: number): StoredSession | undefined {
  const note = parse(text);
  if (!note || 'elsewhere' in note || note.site !== site) return undefined;
  const { v: _version, savedAt, ...session } = note;
  if (now - savedAt > ROOM_IDLE_MS || now - session.startedAt > ROOM_LONGEST_MS) return undefined;
  return session;
}

/** What this tab was left with, if anything that still holds. */
export function loadNote(
  storage: NoteStorage,
  site: string,
  now: number,
): StoredSession | Elsewhere | undefined {
  const text = storage.getItem(STORAGE_KEY);
  const note = parse(text);
  return note && 'elsewhere' in note ? { elsewhere: note.elsewhere } : readSession(text, site, now);
}

export function forgetSession(storage: NoteStorage): void {
  storage.removeItem(STORAGE_KEY);
}

export function keepOut(storage: NoteStorage, roomId: string): void {
  storage.setItem(KEPT_OUT_KEY, roomId);
}

export function isKeptOut(storage: NoteStorage, roomId: string): boolean {
  return storage.getItem(KEPT_OUT_KEY) === roomId;
}

function parse(text: string | null): v.InferOutput<typeof noteSchema> | undefined {
  if (text === null) return undefined;
  try {
    const result = v.safeParse(noteSchema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
