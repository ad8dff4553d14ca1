/**
 * What lets a session outlive a page of the console: a note in sessionStorage, which belongs to one tab and dies
 * with it. It holds roots for the next epoch, never a key in use, and of a code that still waits no more than
 * the seat: the secret stays in a variable.
 */
import { slugSchema } from '@medkig/api/guide-card';
import type { NoteStorage } from '@medkig/continuity/note-storage';
import { toBase64Url } from '@medkig/pairing/bytes';
import { bytes32 } from '@medkig/pairing/bytes32';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { grants, pauseReasons } from '@medkig/protocol/session/messages';
import { ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import type { KeptRoots } from '@medkig/transport/session-link';
import * as v from 'valibot';

const KEY = 'medkig-call';

const time = v.number();
const rootSchema = v.strictObject({ sid: bytes32, root: bytes32, epoch: v.number() });
const frame = {
  v: v.literal(1),
  /** Full name of who is signed in: nobody goes on with another agent's session. */
  agent: v.string(),
  roomId: v.string(),
  seatKey: v.string(),
  openedAt: time,
  /** The agent only practises. */
  practice: v.exactOptional(v.literal(true)),
  savedAt: time,
};
const paired = {
  ...frame,
  roots: v.strictObject({ confirmed: rootSchema, pending: v.optional(v.array(rootSchema)) }),
  place: v.strictObject({ site: v.string(), municipality: v.string() }),
  word: v.number(),
};
const noteSchema = v.variant('stage', [
  v.strictObject({ ...frame, stage: v.literal('waiting') }),
  v.strictObject({ ...paired, stage: v.literal('asking') }),
  v.strictObject({
    ...paired,
    stage: v.literal('live'),
    grants: v.array(v.picklist(grants)),
    since: time,
    paused: v.nullable(v.picklist(pauseReasons)),
    destination: v.nullable(
      v.strictObject({ mitid: v.boolean(), host: v.string(), isOwn: v.optional(v.literal(true)), at: time }),
    ),
    /** The guide card that leads: nothing of the citizen, and steps by their index. */
    card: v.nullable(v.strictObject({ slug: slugSchema, step: v.number(), done: v.array(v.number()) })),
    /** What the call is about. */
    topic: v.exactOptional(v.strictObject({ slug: slugSchema, isChosen: v.boolean() })),
    measured: v.strictObject({
      openedAt: time,
      firstPictureAt: v.nullable(time),
      shownMs: v.number(),
      shownSince: v.nullable(time),
      pauses: v.number(),
      done: v.strictObject({ ask: v.number(), press: v.number(), fill: v.number(), propose: v.number() }),
    }),
  }),
]);

type Spelled = v.InferOutput<typeof noteSchema>;
type Unframed<T> = T extends unknown ? Omit<T, 'v' | 'savedAt'> : never;
export type SessionNote = Unframed<Spelled>;
export type NoteOf<S extends SessionNote['stage']> = Extract<SessionNote, { stage: S }>;

/** `now` in milliseconds. A browser that refuses to store loses the session with the page, nothing more. */
export function saveNote(storage: NoteStorage, note: SessionNote, now: number): void {
  const roots = note.stage === 'waiting' ? {} : { roots: spellRoots(note.roots) };
  try {
    storage.setItem(KEY, JSON.stringify({ v: 1, ...note, ...roots, savedAt: now }));
  } catch {
    // full or forbidden
  }
}

/** The note of the page before; undefined when there is none, it is too old, or another agent left it. */
export function loadNote(
  storage: NoteStorage,
  agent: string,
  now: number,
): { note: SessionNote; savedAt: number } | undefined {
  const found = parse(storage.getItem(KEY));
  if (!found || found.agent !== agent) return undefined;
  if (now - found.savedAt > ROOM_IDLE_MS || now - found.openedAt > ROOM_LONGEST_MS) return undefined;
  const { v: _version, savedAt, ...note } = found;
  return { note, savedAt };
}

export function forgetNote(storage: NoteStorage): void {
  storage.removeItem(KEY);
}

function spellRoots({ confirmed, pending }: KeptRoots) {
  return { confirmed: spellRoot(confirmed), ...(pending && { pending: pending.map(spellRoot) }) };
}

function spellRoot({ sid, root, epoch }: EpochRoot) {
  return { sid: toBase64Url(sid), root: toBase64Url(root), epoch };
}

function parse(text: string | null): Spelled | undefined {
  if (text === null) return undefined;
  try {
    const result = v.safeParse(noteSchema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
