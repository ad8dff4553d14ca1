import { type NoteStorage, noteStorage } from '@medkig/continuity/note-storage';
import { randomBytes, toBase64Url } from '@medkig/pairing/bytes';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  forgetSession,
  isKeptOut,
  keepOut,
  loadNote,
  type StoredSession,
  saveElsewhere,
  saveText,
  writeSession,
} from './continuity.ts';
import { STORAGE_KEY } from './launcher/handoff.ts';

const minute = 60_000;
const session: StoredSession = {
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
  leftAt: null,
  headed: false,
  policy: {
    version: 1,
    block: [],
    mask: ['.kvittering'],
    show: [],
    presets: ['dkfds'],
    phones: true,
    emails: false,
    never: ['/betaling'],
    grants: ['view', 'point'],
    hosts: [],
  },
  echoes: 'fingerprints',
  facts: {
    receipt: 'K7F3-92QD',
    cpr: true,
    fields: [12, 13],
    parts: 0,
    shown: ['Vejnavn'],
    press: ['Tilbage'],
    fill: [],
    go: [],
  },
};

/** A window whose browser forbids storage: the note lives in memory. */
const withoutStorage = {
  get sessionStorage(): Storage {
    throw new Error('SecurityError');
  },
};

describe('the note that carries a session to the next page', () => {
  let storage: NoteStorage;
  const save = (saved: StoredSession, now: number) => saveText(storage, writeSession(saved, now));

  beforeEach(() => {
    storage = noteStorage(withoutStorage);
  });

  it('comes back as it was saved, also more than once', () => {
    save(session, 10 * minute);
    expect(loadNote(storage, 'vestby', 11 * minute)).toEqual(session);
    expect(loadNote(storage, 'vestby', 11 * minute)).toEqual(session);
  });

  it('is nothing to another site', () => {
    save(session, 0);
    expect(loadNote(storage, 'nordby', 0)).toBeUndefined();
  });

  it('is too old after half an hour without a page, and after two hours in all', () => {
    save(session, 0);
    expect(loadNote(storage, 'vestby', 31 * minute)).toBeUndefined();
    save(session, 119 * minute);
    expect(loadNote(storage, 'vestby', 121 * minute)).toBeUndefined();
  });

  it('is gone once it is forgotten', () => {
    save(session, 0);
    forgetSession(storage);
    expect(loadNote(storage, 'vestby', 0)).toBeUndefined();
  });

  it('tells a tab whose session went to another one, of any age', () => {
    saveElsewhere(storage, session.agent);
    expect(loadNote(storage, 'vestby', 500 * minute)).toEqual({ elsewhere: session.agent });
  });

  it('knows which session the tab was not allowed to show', () => {
    keepOut(storage, session.roomId);
    expect(isKeptOut(storage, session.roomId)).toBe(true);
    expect(isKeptOut(storage, 'another')).toBe(false);
  });

  for (const text of ['', 'null', '{}', '[]', '{"v":3}', '{"v":2}', 'not json']) {
    it(`is passed over when somebody else wrote «${text}»`, () => {
      storage.setItem(STORAGE_KEY, text);
      expect(loadNote(storage, 'vestby', 0)).toBeUndefined();
    });
  }
});
