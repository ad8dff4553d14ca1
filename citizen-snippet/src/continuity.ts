/**
 * What lets a session live on when the citizen goes to the next page: a small note in sessionStorage, which
 * belongs to one tab and one origin and dies with the tab. It holds the root for the next epoch, never a key
 * in use; once the next page has started an epoch, a copy of it is worthless.
 */
import type { NoteStorage } from '@medkig/continuity/note-storage';
import { toBase64Url } from '@medkig/pairing/bytes';
import { bytes32 } from '@medkig/pairing/bytes32';
import { ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import * as v from 'valibot';

/** The loader looks for the same key to know that a session goes on. */
export const STORAGE_KEY = 'medkig';

const sessionSchema = v.strictObject({
  v: v.literal(1),
  site: v.string(),
  roomId: v.string(),
  seatKey: v.string(),
  sid: bytes32,
  root: bytes32,
  epoch: v.number(),
  /** What the citizen had answered when the page went. */
  stage: v.picklist(['asking', 'live', 'paused']),
  agent: v.strictObject({ shownAs: v.string(), employer: v.string(), municipality: v.string() }),
  wordIndex: v.number(),
  startedAt: v.number(),
  /** When sharing began; null before the citizen has said yes. */
  liveSince: v.nullable(v.number()),
  savedAt: v.number(),
});
export type StoredSession = Omit<v.InferOutput<typeof sessionSchema>, 'v' | 'savedAt'>;

export function saveSession(storage: NoteStorage, session: StoredSession, now: number): void {
  const { sid, root, ...rest } = session;
  const note = { v: 1, ...rest, sid: toBase64Url(sid), root: toBase64Url(root), savedAt: now };
  storage.setItem(STORAGE_KEY, JSON.stringify(note));
}

/** The session of the page before, or undefined when there is none, it is too old or another site's. */
export function loadSession(storage: NoteStorage, site: string, now: number): StoredSession | undefined {
  const session = parse(storage.getItem(STORAGE_KEY));
  if (!session || session.site !== site) return undefined;
  const { v: _version, savedAt, ...stored } = session;
  if (now - savedAt > ROOM_IDLE_MS || now - stored.startedAt > ROOM_LONGEST_MS) return undefined;
  return stored;
}

export function forgetSession(storage: NoteStorage): void {
  storage.removeItem(STORAGE_KEY);
}

function parse(text: string | null): v.InferOutput<typeof sessionSchema> | undefined {
  if (text === null) return undefined;
  try {
    const result = v.safeParse(sessionSchema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
