import type { KeptRoots } from '@medkig/transport/session-link';
import { type AgentState, type LiveState, practiceOf } from './agent-state.ts';
import { noCard } from './guide-card/card-state.ts';
import { beneath } from './here-picture.ts';
import { pictureWent } from './measured.ts';
import type { NoteOf, SessionNote } from './session-note.ts';
import { nothingAround } from './surroundings.ts';
import { noTopic } from './topic/topic.ts';

/** A place at the relay, and what the sealed link needs to go on. */
export interface Seat {
  roomId: string;
  seatKey: string;
  /** Undefined before the handshake. */
  roots: KeptRoots | undefined;
}

/** What the next page of the console needs to know; undefined when there is nothing to go on with. */
export function noteFor(state: AgentState, agent: string, seat: Seat): SessionNote | undefined {
  const { roomId, seatKey, roots } = seat;
  if (state.is === 'waiting' || state.is === 'checking')
    return { stage: 'waiting', agent, roomId, seatKey, openedAt: state.code.openedAt };
  if (!roots || (state.is !== 'asking' && state.is !== 'live')) return undefined;
  const { place, word } = state;
  const { confirmed, pending = [] } = roots;
  const kept = { confirmed, pending: [...pending] };
  const paired = { agent, roomId, seatKey, roots: kept, place, word, ...practiceOf(state) };
  if (state.is === 'asking') return { stage: 'asking', ...paired, openedAt: state.openedAt };
  const { grants, since, measured, destination } = state;
  const { open } = state.card;
  const { slug, isChosen } = state.topic;
  const { openedAt, firstPictureAt = null, shownMs, shownSince = null, pauses, done } = measured;
  const picture = beneath(state.picture);
  return {
    stage: 'live',
    ...paired,
    openedAt,
    grants: [...grants],
    since,
    paused: picture.is === 'paused' ? picture.cause : null,
    destination: destination ?? null,
    card: open ? { slug: open.slug, step: open.step, done: [...open.done] } : null,
    ...(slug !== null && { topic: { slug, isChosen } }),
    measured: { openedAt, firstPictureAt, shownMs, shownSince, pauses, done: { ...done } },
  };
}

/** Where a reloaded console goes on. `savedAt` and `now` in milliseconds. */
export function stateFromNote(
  note: NoteOf<'asking' | 'live'>,
  savedAt: number,
  now: number,
): Extract<AgentState, { is: 'asking' | 'live' }> {
  const { place, word, openedAt } = note;
  if (note.stage === 'asking')
    return { is: 'asking', code: undefined, openedAt, place, word, ...practiceOf(note) };
  return liveFrom(note, savedAt, now);
}

function liveFrom(note: NoteOf<'live'>, savedAt: number, now: number): LiveState {
  const { place, word, grants, since, paused, destination, card } = note;
  const { firstPictureAt, shownSince, ...measured } = note.measured;
  const until = { ...measured, firstPictureAt: firstPictureAt ?? undefined };
  const was = paused ? ({ is: 'paused', cause: paused } as const) : ({ is: 'opening' } as const);
  return {
    is: 'live',
    ...practiceOf(note),
    place,
    word,
    grants,
    since,
    picture: { is: 'away', who: 'agent', since: now, was },
    isBack: true,
    destination: destination ?? undefined,
    isHidden: false,
    page: undefined,
    focusLabel: undefined,
    tool: 'none',
    outline: [],
    preview: undefined,
    marks: [],
    markText: '',
    lit: undefined,
    hasDrawn: false,
    asked: undefined,
    filling: undefined,
    visited: [],
    revealed: [],
    note: { is: 'none' },
    card: card ? { ...noCard, open: { ...card, sight: { is: 'unknown' }, wasSeen: false } } : noCard,
    around: nothingAround,
    topic: { ...noTopic, ...note.topic },
    measured:
      shownSince === null
        ? { ...until, shownSince: undefined }
        : pictureWent({ ...until, shownSince }, savedAt),
  };
}
