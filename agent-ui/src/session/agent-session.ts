/**
 * The agent's session: does what `agent-transition` decides. The room, the note for the next page and the
 * viewer's port live here; the screen sees a state and sends events.
 */

import type { ApiFailure } from '@medkig/api/client';
import type { NoteStorage } from '@medkig/continuity/note-storage';
import { type TabLock, takeTabLock } from '@medkig/continuity/tab-lock';
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { AgentIntroduction } from '@medkig/pairing/introduction';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { Join } from '@medkig/protocol/signaling/messages';
import type { ToViewer } from '../../viewer/viewer-messages.ts';
import type { ApiClient } from '../app/api-client.ts';
import type { AgentEffect, AgentEvent } from './agent-event.ts';
import {
  type AgentRoom,
  type AgentRoomHandlers,
  type AgentRoomOptions,
  openAgentRoom,
} from './agent-room.ts';
import type { AgentSession, ViewerPort } from './agent-session-contract.ts';
import { type AgentState, atStart } from './agent-state.ts';
import { transition } from './agent-transition.ts';
import type { AtDesk } from './at-desk.ts';
import type { ToldMessage } from './looking.ts';
import { noteForNoRoom } from './not-opened.ts';
import { noteFor, type Seat, stateFromNote } from './noted-state.ts';
import { forgetNote, loadNote, saveNote } from './session-note.ts';
import { createSheetShelf } from './sheet-shelf.ts';
import { createTopicKeeper } from './topic/topic-keeper.ts';
import { withdrawCode } from './withdraw-code.ts';

export interface AgentSessionOptions {
  me: AtDesk;
  api: ApiClient;
  /** Of this tab. */
  storage: NoteStorage;
  locks: LockManager | undefined;
  now(): number;
  random: RandomBytes;
}

/** The note is renewed this often while the citizen is heard, so that it is never older than the room (milliseconds). */
const RENEW_MS = 60_000;

export function createAgentSession(options: AgentSessionOptions): AgentSession {
  const { me, api, storage, now, random } = options;
  const listeners = new Set<() => void>();
  let state: AgentState = atStart;
  let opening: Promise<AgentRoom> | undefined;
  let room: AgentRoom | undefined;
  let seat: Seat | undefined;
  /** Of the last session: what it was about may be said after its end. */
  let lastRoom = '';
  let hold: TabLock | undefined;
  let notedAt = 0;
  /** Why the last ticket was refused, if it was. */
  let refusal: ApiFailure | undefined;
  const shelf = createSheetShelf();
  const keepTopic = createTopicKeeper(api, ({ room, slug }, isKept) => {
    if (room === lastRoom) dispatch({ t: 'topic-kept', slug, isKept });
  });
  const site = () => ('place' in state ? state.place.site : '');
  /** Guides whose outcome has not come back yet, by id. */
  let guides = new Map<number, { page: string; call: ToolCall }>();
  let viewer: ViewerPort | undefined;
  /** Messages with events that this viewer was handed. */
  let handed = 0;
  /** What a viewer that loads late must still be told: everything since the last page began. */
  let picture: ToViewer[] = [];

  function dispatch(event: AgentEvent): void {
    const step = transition(state, event, now());
    const changed = step.state !== state;
    state = step.state;
    for (const effect of step.effects) run(effect);
    if (!changed) return;
    // The citizen waits for a mark, the agent's own eyes do not: the screen's next frame is soon enough.
    const isMark = event.t === 'picked' || event.t === 'mark';
    if (isMark && room) void room.sent().then(() => requestAnimationFrame(settle));
    else settle();
  }

  function settle(): void {
    remember();
    for (const listener of listeners) listener();
  }

  function run(effect: AgentEffect): void {
    switch (effect.do) {
      case 'open':
        return enter(effect);
      case 'leave':
        return void leave(effect.reason === 'cancelled' ? 'cancelled' : undefined);
      case 'guide': {
        const id = room?.guide(effect.page, effect.call);
        // Nothing comes back of a pointer.
        if (id !== undefined && effect.call.tool !== 'point')
          guides.set(id, { page: effect.page, call: effect.call });
        return;
      }
      case 'keep-topic':
        return keepTopic({ room: lastRoom, slug: effect.slug });
      case 'checkout':
        return room?.checkout();
      default: {
        const never: never = effect;
        return never;
      }
    }
  }

  function enter({ from, practice }: Pick<AgentRoomOptions, 'from' | 'practice'>): void {
    /** A room that was left must not speak any more. */
    const ifCurrent =
      <Told extends unknown[]>(hear: (...told: Told) => void) =>
      (...told: Told) => {
        if (opening === entered) hear(...told);
      };
    const handlers: AgentRoomHandlers = {
      opened: ifCurrent(({ digits, lifetimeMs, roomId, seatKey }) => {
        const openedAt = now();
        seat = { roomId, seatKey, roots: undefined };
        lastRoom = roomId;
        void holdTab(roomId);
        dispatch({ t: 'opened', code: { digits, openedAt, expiresAt: openedAt + lifetimeMs } });
      }),
      waits: ifCurrent(() => dispatch({ t: 'code-waits' })),
      failed: ifCurrent((reason) => {
        const isElsewhere = reason === 'ticket' && refusal === 'signed-in-elsewhere';
        dispatch({ t: 'not-opened', reason: isElsewhere ? 'elsewhere' : noteForNoRoom(reason) });
      }),
      claimed: ifCurrent((site) => dispatch({ t: 'claimed', place: placeOf(site) })),
      wrong: ifCurrent((runsUsed) => dispatch({ t: 'wrong', runsUsed })),
      rooted: ifCurrent((roots) => {
        if (seat) seat = { ...seat, roots };
        remember();
      }),
      paired: ifCurrent((word) => dispatch({ t: 'paired', word })),
      message: ifCurrent(hear),
      lost: ifCurrent((who) => dispatch({ t: 'lost', who, since: now() })),
      doing: ifCurrent((doing) => dispatch({ t: 'doing', doing })),
      quiet: ifCurrent((isQuiet) => dispatch({ t: 'quiet', isQuiet })),
      back: ifCurrent(() => dispatch({ t: 'back' })),
      ended: ifCurrent((cause) => {
        forget();
        const isElsewhere = cause === 'revoked' && refusal === 'signed-in-elsewhere';
        dispatch({ t: 'ended', cause: isElsewhere ? 'elsewhere' : cause });
      }),
    };
    const { origin } = location;
    const entered = openAgentRoom({
      server: origin,
      join,
      introduce,
      random,
      now,
      sheets: {
        known: () => shelf.known(site()),
        unfold: (message) => shelf.unfold(site(), message),
      },
      handlers,
      ...(from && { from }),
      ...(practice && { practice }),
    });
    opening = entered;
    void entered.then(
      ifCurrent((ready) => {
        room = ready;
      }),
    );
  }

  /** A refused sign-in is the relay's to say; without an answer the relay is asked again by and by. */
  async function join(): Promise<Join> {
    const answer = await api.ticket();
    refusal = answer.ok ? undefined : answer.reason;
    if (!answer.ok && isPassing(answer.reason)) throw new Error('no ticket now');
    return { v: SIGNALING_VERSION, seat: 'agent', ticket: answer.ok ? answer.value : '' };
  }

  function introduce(site: string, origin: string): AgentIntroduction | undefined {
    const municipality = me.municipalities.find((one) => one.site === site && one.origins.includes(origin));
    if (!municipality) return undefined;
    const { shownAs, employer } = me.agent;
    return { role: 'agent', v: 1, site, municipality: municipality.name, shownAs, employer };
  }

  function isOwnHost(host: string): boolean {
    const here = me.municipalities.find((one) => one.site === site());
    return here?.origins.some((origin) => new URL(origin).hostname === host) ?? false;
  }

  function placeOf(site: string) {
    const municipality = me.municipalities.find((one) => one.site === site)?.name ?? site;
    return { site, municipality };
  }

  function hear(message: ToldMessage): void {
    if (now() - notedAt > RENEW_MS) remember();
    switch (message.t) {
      case 'answer':
        return dispatch({ t: 'answered', grants: message.grants });
      case 'page': {
        const { t: _type, ...page } = message;
        picture = [];
        tellViewer({ t: 'page', page: page.page });
        return dispatch({ t: 'page', page });
      }
      case 'events':
        return tellViewer({ t: 'events', page: message.page, events: message.events });
      case 'focus':
        return dispatch({
          t: 'focus',
          page: message.page,
          label: message.node === null ? undefined : message.label,
        });
      case 'screen': {
        const { t, page, ...screen } = message;
        return dispatch({ t, page, screen });
      }
      case 'pause':
        picture = [];
        return dispatch({ t: 'paused', cause: message.cause });
      case 'unpause':
        return dispatch({ t: 'unpaused' });
      case 'leaving':
        return dispatch({ ...message, ...(!message.mitid && isOwnHost(message.host) && { isOwn: true }) });
      case 'hidden':
        return dispatch(message);
      case 'end':
        dispatch({ t: 'ended', cause: 'citizen' });
        return void leave();
      case 'outcome': {
        const guide = guides.get(message.id);
        guides.delete(message.id);
        if (guide) dispatch({ t: 'outcome', ...guide, outcome: message.outcome });
        return;
      }
      case 'unmarked':
      case 'unlit':
      case 'revealed':
        return dispatch(message);
      default: {
        const never: never = message;
        return never;
      }
    }
  }

  function tellViewer(message: ToViewer): void {
    if (!viewer) return void picture.push(message);
    viewer.send(message);
    if (message.t === 'events') handed++;
  }

  /** Takes up what the page before has left in this tab, if anything. */
  async function proceed(): Promise<void> {
    const found = loadNote(storage, me.agent.name, now());
    if (!found) return forgetNote(storage);
    const { note, savedAt } = found;
    const { roomId, seatKey } = note;
    if (!(await holdTab(roomId))) {
      forgetNote(storage);
      return dispatch({ t: 'found', state: { is: 'idle', note: 'other-tab' } });
    }
    if (note.stage === 'waiting') {
      forget();
      withdrawCode({ server: location.origin, join, roomId, seatKey });
      return dispatch({ t: 'found', state: { is: 'idle', note: 'reloaded' } });
    }
    seat = { roomId, seatKey, roots: note.roots };
    lastRoom = roomId;
    enter({ from: { roomId, seatKey, roots: note.roots } });
    dispatch({ t: 'found', state: stateFromNote(note, savedAt, now()) });
  }

  /** One tab carries a session: false when another one does. */
  async function holdTab(roomId: string): Promise<boolean> {
    const lock = await takeTabLock(options.locks, roomId);
    if (lock && seat && seat.roomId !== roomId) lock.release();
    else hold = lock;
    return lock !== undefined;
  }

  function remember(): void {
    const note = seat && noteFor(state, me.agent.name, seat);
    if (!note) return;
    notedAt = now();
    saveNote(storage, note, notedAt);
  }

  async function leave(reason?: 'cancelled'): Promise<void> {
    const last = opening;
    forget();
    await (await last)?.end(reason);
  }

  function forget(): void {
    opening = undefined;
    room = undefined;
    seat = undefined;
    hold?.release();
    hold = undefined;
    guides = new Map();
    picture = [];
    forgetNote(storage);
  }

  // What the browser knows of its own net is sooner than what the link can know.
  for (const change of ['online', 'offline'] as const)
    globalThis.addEventListener(change, () => dispatch({ t: 'offline', isOffline: change === 'offline' }));

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    act: dispatch,
    proceed,
    attachViewer: (port) => {
      viewer = port;
      handed = 0;
      // Events are not kept once a viewer has had them: one that comes later asks for a fresh start.
      if (picture.length === 0 && state.is === 'live' && state.page) room?.checkout();
      for (const waiting of picture.splice(0)) tellViewer(waiting);
      return () => {
        if (viewer === port) viewer = undefined;
      };
    },
    applied: (count) => room?.applied(handed - count),
    close: () => leave(),
  };
}

/** Whether a ticket may be had in a moment. */
function isPassing(reason: ApiFailure): boolean {
  return reason === 'offline' || reason === 'unexpected' || reason === 'unavailable';
}
