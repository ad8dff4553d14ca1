import { describe, expect, it } from 'vitest';
import { asking, checking, firstPage, live, run, shown, waiting } from './agent-state.fixture.ts';
import { atStart } from './agent-state.ts';
import { cards } from './guide-card/card-state.fixture.ts';
import { noteFor, stateFromNote } from './noted-state.ts';
import type { NoteOf } from './session-note.ts';

const roots = { confirmed: { sid: new Uint8Array(32), root: new Uint8Array(32), epoch: 1 } };
const seat = { roomId: 'room', seatKey: 'key', roots };

function paired(note: ReturnType<typeof noteFor>): NoteOf<'asking' | 'live'> {
  if (!note || note.stage === 'waiting') throw new Error('not paired');
  return note;
}
const again = (state: Parameters<typeof noteFor>[0], savedAt = 9000) =>
  stateFromNote(paired(noteFor(state, 'Anna', seat)), savedAt, 10_000);

describe('what the next page knows', () => {
  it('of a code that waits is its seat, never its digits', () => {
    for (const state of [waiting, checking]) {
      const note = noteFor(state, 'Anna', { ...seat, roots: undefined });
      expect(note).toEqual({
        stage: 'waiting',
        agent: 'Anna',
        roomId: 'room',
        seatKey: 'key',
        openedAt: 1000,
      });
    }
  });

  it('is nothing when nothing goes on', () => {
    for (const state of [atStart, run(shown(), { t: 'stop' }).state])
      expect(noteFor(state, 'Anna', seat)).toBeUndefined();
  });

  it('of a citizen who is asked is everything but the digits', () => {
    expect(JSON.stringify(noteFor(asking, 'Anna', seat))).not.toContain('482019735');
    expect(again(asking)).toEqual({ ...asking, code: undefined });
  });

  it('of a live session is whom it helps, since when and with which grants; the picture is still to come', () => {
    const before = shown();
    expect(live(again(before))).toMatchObject({
      place: before.place,
      word: before.word,
      grants: before.grants,
      since: before.since,
      isBack: true,
      picture: { is: 'away', who: 'agent', since: 10_000, was: { is: 'opening' } },
    });
  });

  it('is a pause too, with its cause', () => {
    const paused = run(shown(), { t: 'paused', cause: 'away' }).state;
    expect(live(again(paused)).picture).toMatchObject({ was: { is: 'paused', cause: 'away' } });
  });

  it('is where the citizen went', () => {
    const gone = run(
      shown(),
      { t: 'leaving', mitid: true, host: '', at: 6000 },
      { t: 'lost', who: 'citizen', since: 6100, at: 6100 },
    ).state;
    expect(live(again(gone)).destination).toEqual({ mitid: true, host: '', at: 6000 });
  });

  it('is the guide card and its step, and nothing that was found on the page', () => {
    const page = { ...firstPage, page: 'page-load-3', address: 'https://vestby.example/flytning/om-dig' };
    const sighted = {
      t: 'sighted',
      page: page.page,
      id: 'flytning/3',
      node: 12,
      label: 'Navn',
      isHidden: false,
      instead: null,
    } as const;
    const led = run(shown(), { t: 'cards', cards }, { t: 'page', page }, sighted).state;
    expect(live(again(led)).card.open).toEqual({
      slug: 'flytning',
      step: 3,
      done: [0, 1, 2],
      sight: { is: 'unknown' },
      wasSeen: false,
    });
    expect(JSON.stringify(noteFor(led, 'Anna', seat))).not.toContain('Navn');
  });

  it('measures no time in which the page was away', () => {
    expect(live(again(shown(), 9000)).measured).toEqual({
      openedAt: 1000,
      firstPictureAt: 5000,
      shownMs: 4000,
      shownSince: undefined,
      pauses: 0,
      done: { ask: 0, press: 0, fill: 0, propose: 0 },
    });
  });
});
