import { type NoteStorage, noteStorage } from '@medkig/continuity/note-storage';
import { randomBytes, toBase64Url } from '@medkig/pairing/bytes';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetSession, loadSession, STORAGE_KEY, saveSession } from './continuity.ts';

const minute = 60_000;
const session = {
  site: 'vestby',
  roomId: toBase64Url(randomBytes(16)),
  seatKey: toBase64Url(randomBytes(16)),
  sid: randomBytes(32),
  root: randomBytes(32),
  epoch: 3,
  stage: 'live',
  agent: { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' },
  wordIndex: 7,
  startedAt: 0,
  liveSince: 1000,
} as const;

/** A window whose browser forbids storage: the note lives in memory. */
const withoutStorage = {
  get sessionStorage(): Storage {
    throw new Error('SecurityError');
  },
};

describe('the note that carries a session to the next page', () => {
  let storage: NoteStorage;
  beforeEach(() => {
    storage = noteStorage(withoutStorage);
  });

  it('comes back as it was saved, also more than once', () => {
    saveSession(storage, session, 10 * minute);
    expect(loadSession(storage, 'vestby', 11 * minute)).toEqual(session);
    expect(loadSession(storage, 'vestby', 11 * minute)).toEqual(session);
  });

  it('is nothing to another site', () => {
    saveSession(storage, session, 0);
    expect(loadSession(storage, 'nordby', 0)).toBeUndefined();
  });

  it('is too old after half an hour without a page, and after two hours in all', () => {
    saveSession(storage, session, 0);
    expect(loadSession(storage, 'vestby', 31 * minute)).toBeUndefined();
    saveSession(storage, session, 119 * minute);
    expect(loadSession(storage, 'vestby', 121 * minute)).toBeUndefined();
  });

  it('is gone once it is forgotten', () => {
    saveSession(storage, session, 0);
    forgetSession(storage);
    expect(loadSession(storage, 'vestby', 0)).toBeUndefined();
  });

  for (const text of ['', 'null', '{}', '[]', '{"v":2}', 'not json']) {
    it(`is passed over when somebody else wrote «${text}»`, () => {
      storage.setItem(STORAGE_KEY, text);
      expect(loadSession(storage, 'vestby', 0)).toBeUndefined();
    });
  }
});
