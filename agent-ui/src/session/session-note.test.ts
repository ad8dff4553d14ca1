import { noteStorage } from '@medkig/continuity/note-storage';
import { randomBytes } from '@medkig/pairing/bytes';
import { ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetNote, loadNote, type NoteOf, saveNote } from './session-note.ts';

/** Storage that forbids is replaced by one that works like it. */
const storage = noteStorage({
  get sessionStorage(): Storage {
    throw new Error('forbidden');
  },
});
const root = (epoch: number) => ({ sid: randomBytes(32), root: randomBytes(32), epoch });
const asking: NoteOf<'asking'> = {
  stage: 'asking',
  agent: 'Anna Holm',
  roomId: 'room',
  seatKey: 'key',
  openedAt: 1000,
  roots: { confirmed: root(1), pending: [root(2)] },
  place: { site: 'vestby', municipality: 'Vestby Kommune' },
  word: 7,
};

beforeEach(() => forgetNote(storage));

describe('the note of a session', () => {
  it('comes back as it was, with the bytes of both roots', () => {
    saveNote(storage, asking, 5000);
    expect(loadNote(storage, 'Anna Holm', 6000)).toEqual({ note: asking, savedAt: 5000 });
  });

  it('is nothing to another agent', () => {
    saveNote(storage, asking, 5000);
    expect(loadNote(storage, 'Bo Lund', 6000)).toBeUndefined();
  });

  it('is nothing when the room must be over', () => {
    saveNote(storage, asking, 5000);
    expect(loadNote(storage, 'Anna Holm', 5000 + ROOM_IDLE_MS)).toBeDefined();
    expect(loadNote(storage, 'Anna Holm', 5001 + ROOM_IDLE_MS)).toBeUndefined();
    const late = asking.openedAt + ROOM_LONGEST_MS;
    saveNote(storage, asking, late);
    expect(loadNote(storage, 'Anna Holm', late)).toBeDefined();
    expect(loadNote(storage, 'Anna Holm', late + 1)).toBeUndefined();
  });

  it('is nothing when it does not follow the schema', () => {
    saveNote(storage, asking, 5000);
    const text = storage.getItem('medkig-call') ?? '';
    for (const broken of [
      '',
      'null',
      text.replace('"v":1', '"v":2'),
      text.replace('"word":7', '"word":"7"'),
    ]) {
      storage.setItem('medkig-call', broken);
      expect(loadNote(storage, 'Anna Holm', 6000)).toBeUndefined();
    }
  });

  it('is gone when it is forgotten', () => {
    saveNote(storage, asking, 5000);
    forgetNote(storage);
    expect(loadNote(storage, 'Anna Holm', 6000)).toBeUndefined();
  });
});
