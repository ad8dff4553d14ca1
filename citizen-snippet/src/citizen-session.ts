/**
 * The citizen's session: does what `citizen-state` decides. It owns the relay, the hold on the tab and the note
 * that carries the session to the next page. The panel shows states and sends events, nothing more.
 */
import { noteStorage } from '@medkig/continuity/note-storage';
import { takeTabLock } from '@medkig/continuity/tab-lock';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { failure } from '@medkig/pairing/result';
import { chooseX25519, type X25519 } from '@medkig/pairing/x25519';
import { parseFrame } from '@medkig/protocol/session/frame';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { EndReason } from '@medkig/protocol/signaling/messages';
import { connectRelay, type Relay } from '@medkig/transport/relay';
import {
  type CitizenEffect,
  type CitizenEvent,
  type CitizenState,
  type EndedBy,
  type Introduction,
  mayContinue,
  maySee,
  transition,
} from './citizen-state.ts';
import { forgetSession, loadSession, type StoredSession, saveSession } from './continuity.ts';
import { createFrameWaiter } from './frame-waiter.ts';
import { pairByCode } from './pair-by-code.ts';
import { type Consent, createSharing, type Sharing } from './sharing.ts';

export interface CitizenSessionOptions {
  window: Window & typeof globalThis;
  /** The panel's shadow root, where the marks are drawn too. */
  root: ShadowRoot;
  panelRect(): DOMRect | undefined;
  /** The origin of the Medkig server. */
  server: string;
  site: string;
  language: 'da' | 'en';
  random: RandomBytes;
  now(): number;
  onState(state: CitizenState): void;
}

export interface CitizenSession {
  act(event: Extract<CitizenEvent, { do: string }>): void;
  /** Takes up the session of the page before, if there is one. */
  proceed(): Promise<void>;
}

/** What is known of a session once the handshake is done. */
type Meeting = Omit<StoredSession, 'stage' | 'liveSince' | 'sid' | 'root' | 'epoch'>;

export function createCitizenSession(options: CitizenSessionOptions): CitizenSession {
  const { window, server, site, random, now } = options;
  const storage = noteStorage(window);
  const waiter = createFrameWaiter(window);
  let state: CitizenState = { at: 'closed' };
  let relay: Relay | undefined;
  let meeting: Meeting | undefined;
  let sharing: Sharing | undefined;
  let newestRoot: EpochRoot | undefined;

  function apply(event: CitizenEvent): void {
    const step = transition(state, event);
    const changed = step.state !== state;
    state = step.state;
    remember();
    for (const effect of step.effects) run(effect);
    if (changed) options.onState(state);
  }

  function run(effect: CitizenEffect): void {
    switch (effect.effect) {
      case 'pair':
        return void pair(effect.typed);
      case 'share':
        return sharing?.consent('shared');
      case 'pause':
        return sharing?.consent('paused');
      case 'decline':
        sharing?.decline();
        return void leave();
      case 'stop':
        return void leave().then(() => apply({ told: 'stopped', now: now() }));
      case 'focus-mark':
        return sharing?.focusMark(effect.number);
      default: {
        const never: never = effect;
        return never;
      }
    }
  }

  async function pair(typed: string): Promise<void> {
    const connection = connect();
    const result = await pairByCode(typed, {
      relay: connection,
      nextHandshakeFrame: waiter.next,
      site,
      origin: window.location.origin,
      random,
      // Too old a browser, or a page without TLS, has no cryptography to offer.
    }).catch(() => failure('browser'));
    // A session has a tab of its own; nobody can hold this fresh one already.
    if (result.ok) await takeTabLock(window.navigator.locks, result.value.roomId);
    // The panel may have been closed meanwhile: then nobody waits for the answer any more.
    if (state.at !== 'checking') return leave();
    if (!result.ok) return apply({ told: 'refused', problem: result.reason });
    const { roomId, seatKey, keys, agent, x25519 } = result.value;
    const { shownAs, employer, municipality } = agent;
    const introduction: Introduction = { shownAs, employer, municipality };
    const { wordIndex } = keys;
    meeting = { site, roomId, seatKey, agent: introduction, wordIndex, startedAt: now() };
    share({ sid: keys.sid, root: keys.root, epoch: 0 }, 'asked', x25519, introduction.shownAs, connection);
    apply({ told: 'paired', agent: introduction, wordIndex });
    sharing?.resync();
  }

  async function proceed(): Promise<void> {
    const stored = loadSession(storage, site, now());
    if (!stored) return forgetSession(storage);
    if (!(await takeTabLock(window.navigator.locks, stored.roomId))) return forgetSession(storage);
    const x25519 = await chooseX25519(random);
    // Meanwhile the citizen may have begun anew.
    if (!mayContinue(state)) return forgetSession(storage);
    const { stage, liveSince, sid, root, epoch, ...rest } = stored;
    meeting = rest;
    const { agent, wordIndex } = stored;
    const connection = connect();
    share({ sid, root, epoch }, consentOf(stage), x25519, agent.shownAs, connection);
    apply({
      told: 'continued',
      state:
        stage === 'asking'
          ? { at: 'asking', agent, wordIndex }
          : { at: 'away', agent, since: liveSince, was: stage },
    });
  }

  function share(from: EpochRoot, consent: Consent, x25519: X25519, shownAs: string, transport: Relay): void {
    newestRoot = from;
    sharing = createSharing({
      window,
      root: options.root,
      panelRect: options.panelRect,
      language: options.language,
      shownAs,
      from,
      consent,
      maySee: () => maySee(state),
      transport,
      x25519,
      random,
      handlers: {
        rooted: (root) => {
          newestRoot = root;
          remember();
        },
        reachable: () => apply({ told: 'back', now: now() }),
        marked: (marks) => apply({ told: 'marked', marks }),
        captureFailed: () => apply({ told: 'capture-failed' }),
        ended: (reason) => void finish(reason === 'agent' ? 'agent' : 'lost'),
      },
    });
  }

  function connect(): Relay {
    if (relay) return relay;
    /** A connection that was left must not speak any more: a new session may have begun meanwhile. */
    const ifCurrent =
      <Notice extends unknown[]>(handle: (...notice: Notice) => void) =>
      (...notice: Notice) => {
        if (relay === own) handle(...notice);
      };
    const own = connectRelay({
      server,
      join: async () => ({ v: SIGNALING_VERSION, seat: 'citizen', site }),
      handlers: {
        up: ifCurrent(() => void resume()),
        down: ifCurrent(lost),
        refused: ifCurrent(() => {
          relay = undefined;
          if (meeting) over('lost');
          else apply({ told: 'refused', problem: 'offline' });
        }),
        replaced: ifCurrent(() => {
          relay = undefined;
          over('lost');
        }),
        peer: ifCurrent(({ state: peer }) => {
          if (peer === 'away') lost();
          if (peer === 'back') sharing?.resync();
        }),
        ended: ifCurrent(({ reason }) => {
          relay = undefined;
          over(endedBy(reason));
        }),
        frame: ifCurrent((bytes) => {
          const frame = parseFrame(bytes);
          if (!frame) return;
          if (frame.header.kind === 'handshake') waiter.arrived(frame.payload);
          else sharing?.receive(frame);
        }),
      },
    });
    relay = own;
    return own;
  }

  /** After the connection is there again, or for the first time on a new page. */
  async function resume(): Promise<void> {
    if (!meeting || !relay) return;
    const { roomId, seatKey } = meeting;
    const reply = await relay.resume({ roomId, seatKey });
    if (!reply) return; // lost again meanwhile; the next connection asks anew
    if (!reply.ok) return void finish('lost');
    sharing?.resync();
  }

  function lost(): void {
    sharing?.suspend();
    apply({ told: 'lost' });
  }

  /** The other side ended it: say so, and let go of everything. */
  async function finish(by: EndedBy): Promise<void> {
    over(by);
    await leave();
  }

  function over(by: EndedBy): void {
    const ending = { told: 'ended', by, now: now() } as const;
    const last = sharing;
    drop();
    void last?.stop();
    apply(ending);
  }

  /** Capture stops first, then the agent hears it, then the relay closes the room. */
  async function leave(): Promise<void> {
    const [last, connection] = [sharing, relay];
    relay = undefined;
    drop();
    await last?.stop();
    await connection?.end({});
    connection?.close();
  }

  function drop(): void {
    sharing = undefined;
    meeting = undefined;
    newestRoot = undefined;
    forgetSession(storage);
  }

  function remember(): void {
    const stage = stageOf(state);
    if (!meeting || !newestRoot || newestRoot.epoch === 0 || !stage) return;
    const liveSince = 'since' in state ? state.since : null;
    saveSession(storage, { ...meeting, ...newestRoot, stage, liveSince }, now());
  }

  return { act: apply, proceed };
}

function stageOf(state: CitizenState): StoredSession['stage'] | undefined {
  if (state.at === 'away') return state.was;
  return state.at === 'asking' || state.at === 'live' || state.at === 'paused' ? state.at : undefined;
}

function consentOf(stage: StoredSession['stage']): Consent {
  return stage === 'asking' ? 'asked' : stage === 'live' ? 'shared' : 'paused';
}

function endedBy(reason: EndReason): EndedBy {
  switch (reason) {
    case 'agent':
    case 'citizen':
    case 'idle':
    case 'longest':
      return reason;
    case 'cancelled':
    case 'revoked':
      return 'agent';
    default:
      return 'lost';
  }
}
