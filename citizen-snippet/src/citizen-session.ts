/**
 * The citizen's session: does what `citizen-transition` decides. It owns the connection, the hold on the tab and
 * the note that carries the session to the next page or tab. The panel shows states and sends events, nothing more.
 */
import { noteStorage } from '@medkig/continuity/note-storage';
import { type TabLock, takeTabLock } from '@medkig/continuity/tab-lock';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { failure } from '@medkig/pairing/result';
import { chooseX25519, type X25519 } from '@medkig/pairing/x25519';
import { type Arrival, arrivalOf, wasAbsent } from './absence.ts';
import type { CitizenEffect, CitizenEvent, CitizenState, EndedBy, Introduction } from './citizen-state.ts';
import { mayContinue, maySee } from './citizen-state.ts';
import { transition } from './citizen-transition.ts';
import { forgetSession, loadNote, type StoredSession, saveText, writeSession } from './continuity.ts';
import type { Leaving } from './crossing/leave.ts';
import { watchDepartures } from './departure.ts';
import { endedBy } from './ended-by.ts';
import { createFrameWaiter } from './frame-waiter.ts';
import { grantsOf, mayAsk } from './grants-of.ts';
import { type Facts, noFacts } from './in-charge/facts.ts';
import { createLossWatch } from './loss-watch.ts';
import { isNever } from './never-watch.ts';
import { pairByCode } from './pair-by-code.ts';
import { openRoomLine, type RoomLine } from './room-line.ts';
import { consentOf, stageOf, stageOnArrival } from './session-stage.ts';
import { type Consent, createSharing, type Sharing } from './sharing.ts';
import type { SiteClient } from './site-client.ts';
import { CONSENT_WORDS, type Say } from './strings.ts';
import { createTabHops } from './tab-hops.ts';

export interface CitizenSessionOptions {
  window: Window & typeof globalThis;
  /** The panel's shadow root, where the marks are drawn too. */
  root: ShadowRoot;
  panelRect(): DOMRect | undefined;
  /** The origin of the Medkig server. */
  server: string;
  site: string;
  siteClient: SiteClient;
  language: 'da' | 'en';
  say: Say;
  random: RandomBytes;
  now(): number;
  onState(state: CitizenState): void;
}

export interface CitizenSession {
  act(event: Extract<CitizenEvent, { do: string }>): void;
  /** Takes up the session of the page before, or asks about the one in another tab, if there is any. */
  proceed(): Promise<void>;
  /**
   * The page is left for another origin of the site: what is seen ends here, and the agent hears where the citizen
   * goes. Gives what the page there needs to go on; undefined when there is no session.
   */
  cross(host: string): Leaving | undefined;
}

/** A session on this page, once the handshake is done. */
interface Running {
  meeting: Omit<
    StoredSession,
    'stage' | 'liveSince' | 'sid' | 'root' | 'epoch' | 'leftAt' | 'headed' | 'echoes' | 'facts'
  >;
  /** The number of the receipt for the citizen's yes, once the server has stored it. */
  receipt: string | null;
  lock: TabLock | undefined;
  root: EpochRoot;
  sharing: Sharing;
}

/** A session that comes from another tab of the site has been nowhere. */
const HERE: Arrival = { type: undefined, startedAt: 0 };

export function createCitizenSession(options: CitizenSessionOptions): CitizenSession {
  const { window, server, site, siteClient, random, now } = options;
  const { locks } = window.navigator;
  const storage = noteStorage(window);
  const waiter = createFrameWaiter(window);
  let state: CitizenState = { at: 'closed' };
  let line: RoomLine | undefined;
  let running: Running | undefined;
  /** The conversation that a report or an answer is about, also after its end. */
  let lastRoomId: string | undefined;
  /** What its receipt tells. */
  let lastFacts = noFacts;
  const lossWatch = createLossWatch(window, () => apply({ told: 'still-lost' }));
  /** A button that speaks of MitID was pressed; whether it leads there, only the server knows. */
  let headed = false;
  let hasCrossed = false;

  const tabs = createTabHops({
    window,
    storage,
    site,
    random,
    now,
    state: () => state,
    apply,
    held: () => {
      const { agent, roomId } = running?.meeting ?? {};
      return agent && roomId && note() ? { agent, roomId } : undefined;
    },
    letGo: () => {
      const text = note();
      if (text) park();
      return text;
    },
    continueFrom: (session) => continueFrom(session, HERE),
    endHere,
  });

  watchDepartures(window, ({ certain, ...departure }) => {
    running?.sharing.leaving(departure);
    headed ||= departure.mitid;
    if (certain) apply({ told: 'leaving', mitid: departure.mitid });
  });
  window.addEventListener('pagehide', leavePage);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void proceed({ type: 'back_forward', startedAt: 0 });
  });
  function apply(event: CitizenEvent): void {
    const before = state;
    const step = transition(before, event);
    state = step.state;
    const text = note();
    if (text) saveText(storage, text);
    for (const effect of step.effects) run(effect);
    if (step.state === before) return;
    lossWatch.see(state);
    options.onState(state);
  }

  function run(effect: CitizenEffect): void {
    switch (effect.effect) {
      case 'pair':
        return void pair(effect.typed);
      case 'share':
        void askReceipt();
        return running?.sharing.consent('shared');
      case 'pause':
        return running?.sharing.consent(effect.cause);
      case 'decline':
        running?.sharing.decline();
        return void leave();
      case 'stop':
        return void leave().then(() => apply({ told: 'stopped', now: now(), facts: lastFacts }));
      case 'join':
        return void tabs.join(true);
      case 'keep-out':
        return tabs.keepOut();
      case 'stop-elsewhere':
        return tabs.tellStop();
      case 'rate':
        return lastRoomId === undefined ? undefined : siteClient.rate(lastRoomId, effect.answer);
      case 'report':
        return void siteClient.reportSuspiciousCall(lastRoomId).then((ok) => apply({ told: 'reported', ok }));
      case 'act':
        return running?.sharing.run(effect.act);
      default: {
        const never: never = effect;
        return never;
      }
    }
  }

  async function pair(typed: string): Promise<void> {
    // Without knowing what to hide nothing is shown, so nobody is asked either.
    const policy = await siteClient.policy();
    if (state.at !== 'checking') return;
    if (!policy) return apply({ told: 'refused', problem: 'offline' });
    const { relay, seated } = connect();
    const result = await pairByCode(typed, {
      relay,
      nextHandshakeFrame: waiter.next,
      site,
      origin: window.location.origin,
      random,
      // Too old a browser, or a page without TLS, has no cryptography to offer.
    }).catch(() => failure('browser'));
    // A session has a tab of its own; nobody can hold this fresh one already.
    const lock = result.ok ? await takeTabLock(locks, result.value.roomId) : undefined;
    // The panel may have been closed meanwhile: then nobody waits for the answer any more.
    if (state.at !== 'checking') {
      lock?.release();
      return leave();
    }
    if (!result.ok) return apply({ told: 'refused', problem: result.reason });
    seated();
    const { roomId, seatKey, keys, agent: introduced, x25519 } = result.value;
    const { shownAs, employer, municipality } = introduced;
    const agent: Introduction = { shownAs, employer, municipality };
    const { sid, root, wordIndex } = keys;
    const meeting = { site, roomId, seatKey, agent, wordIndex, startedAt: now(), policy };
    share(meeting, lock, { sid, root, epoch: 0 }, 'asked', x25519, { echoes: '', facts: noFacts });
    apply({ told: 'paired', agent, wordIndex, mayAsk: mayAsk(policy) });
    running?.sharing.opened(relay);
    running?.sharing.resync();
  }

  async function proceed(arrival: Arrival): Promise<void> {
    const left = loadNote(storage, site, now());
    if (left && 'elsewhere' in left) return tabs.arrive(left.elsewhere);
    if (left && (await continueFrom(left, arrival))) return;
    if (!running) forgetSession(storage);
    await tabs.lookAround();
  }

  /** False when another tab holds the session, or the citizen has begun anew. */
  async function continueFrom(stored: StoredSession, arrival: Arrival): Promise<boolean> {
    const lock = await takeTabLock(locks, stored.roomId);
    if (!lock) return false;
    const x25519 = await chooseX25519(random);
    if (!mayContinue(state)) {
      lock.release();
      return false;
    }
    const {
      stage,
      liveSince,
      leftAt,
      headed: wasHeaded,
      sid,
      root,
      epoch,
      echoes,
      facts,
      ...meeting
    } = stored;
    const { agent, wordIndex, policy } = meeting;
    const was = stageOnArrival(stage, wasAbsent(leftAt, wasHeaded, arrival), isNever(window, policy));
    headed = false;
    share(meeting, lock, { sid, root, epoch }, consentOf(was), x25519, { echoes, facts });
    apply({
      told: 'continued',
      state:
        was === 'asking'
          ? { at: was, agent, wordIndex, mayAsk: mayAsk(policy) }
          : { at: 'away', agent, since: liveSince, was },
    });
    running?.sharing.resync();
    return true;
  }

  function share(
    meeting: Running['meeting'],
    lock: TabLock | undefined,
    root: EpochRoot,
    consent: Consent,
    x25519: X25519,
    left: { echoes: string; facts: Facts },
  ): void {
    const sharing = createSharing({
      window,
      root: options.root,
      panelRect: options.panelRect,
      language: options.language,
      say: options.say,
      shownAs: meeting.agent.shownAs,
      policy: meeting.policy,
      ...left,
      from: root,
      consent,
      maySee: () => maySee(state),
      ice: () => connect().relay.ice(),
      x25519,
      random,
      handlers: {
        rooted: (next) => {
          own.root = next;
          const text = note();
          if (text) saveText(storage, text);
        },
        reachable: () => apply({ told: 'back', now: now() }),
        unreachable: () => apply({ told: 'lost' }),
        tell: (now) => apply({ told: 'seen', now }),
        never: (never) => apply({ told: 'never', never }),
        captureFailed: () => apply({ told: 'capture-failed' }),
        ended: (reason) => void finish(reason === 'agent' ? 'agent' : 'lost'),
      },
    });
    const own: Running = { meeting, receipt: left.facts.receipt, lock, root, sharing };
    running = own;
    lastRoomId = meeting.roomId;
    connect();
  }

  function connect(): RoomLine {
    line ??= openLine();
    return line;
  }

  function openLine(): RoomLine {
    const own: RoomLine = openRoomLine({
      server,
      site,
      at: running?.meeting.roomId,
      handlers: {
        up: () => void resume(),
        down: () => running?.sharing.closed(own.relay),
        refused: () => {
          line = undefined;
          if (running) over('lost');
          else apply({ told: 'refused', problem: 'offline' });
        },
        replaced: () => {
          line = undefined;
          // It goes on in the tab that a link of this page has opened.
          if (hasCrossed) letGo();
          else over('lost');
        },
        ended: ({ reason }) => {
          line = undefined;
          over(endedBy(reason));
        },
        frame: (frame) => {
          if (frame.header.kind === 'handshake') waiter.arrived(frame.payload);
          else running?.sharing.receive(frame, own.relay);
        },
      },
    });
    return own;
  }

  /** After the connection is there again, or for the first time on a new page. */
  async function resume(): Promise<void> {
    if (!running || !line) return;
    const found = await line.resume(seatOf(running));
    if (found === undefined) return; // lost again meanwhile; the next connection asks anew
    if (!found) return finish('lost');
    running?.sharing.opened(line.relay);
    if (stageOf(state) !== 'asking') void askReceipt();
  }

  /** The server notes that the citizen said yes, and to which words; asked again while there is no answer. */
  async function askReceipt(): Promise<void> {
    const asking = running;
    if (!asking || asking.receipt !== null || !line) return;
    const { language } = options;
    const grants = grantsOf(asking.meeting.policy);
    const reply = await line.relay.consent({ text: CONSENT_WORDS, language, grants });
    if (!reply?.ok) return;
    asking.receipt = reply.receipt;
    const text = note();
    if (text) saveText(storage, text);
  }

  /** The other side ended it: say so, and let go of everything. */
  async function finish(by: EndedBy): Promise<void> {
    over(by);
    await leave();
  }

  function over(by: EndedBy): void {
    const last = drop();
    void last?.sharing.stop();
    apply({ told: 'ended', by, now: now(), facts: lastFacts });
  }

  /** Capture stops first, then the agent hears it, then the relay closes the room. */
  async function leave(): Promise<void> {
    const connection = line;
    line = undefined;
    connection?.silence();
    const last = drop();
    await last?.sharing.stop();
    await connection?.goodbye(last && seatOf(last));
  }

  function drop(): Running | undefined {
    const last = running;
    running = undefined;
    if (last) {
      lastFacts = keptBy(last).facts;
      forgetSession(storage);
      tabs.tellOver();
      last.lock?.release();
    }
    return last;
  }

  /** Lets go without a word to the agent: the session goes on from its note. */
  function park(): void {
    running?.sharing.park();
    running?.lock?.release();
    running = undefined;
    line?.drop();
    line = undefined;
  }

  function leavePage(): void {
    const text = note(now());
    if (text) {
      saveText(storage, text);
      tabs.tellLeft(text);
    }
    park();
    apply({ told: 'parked' });
  }

  function letGo(): void {
    park();
    apply({ told: 'parked' });
    forgetSession(storage);
  }

  function cross(host: string): Leaving | undefined {
    const text = note();
    if (!running || !text) return undefined;
    hasCrossed = true;
    running.sharing.leaving({ mitid: false, host });
    apply({ told: 'leaving', mitid: false });
    return { note: text, ...seatOf(running) };
  }

  async function endHere(session: StoredSession): Promise<void> {
    const { stage: _stage, liveSince: _since, leftAt: _at, headed: _headed, ...rest } = session;
    const { sid, root, epoch, echoes, facts, ...meeting } = rest;
    const x25519 = await chooseX25519(random);
    share(meeting, undefined, { sid, root, epoch }, 'citizen', x25519, { echoes, facts });
    await leave();
    apply({ told: 'stopped', now: now(), facts: lastFacts });
  }

  /** The session as the next page needs it; undefined as long as there is nothing to continue. */
  function note(leftAt: number | null = null): string | undefined {
    const stage = stageOf(state);
    if (!running || running.root.epoch === 0 || !stage) return undefined;
    const liveSince = 'since' in state ? state.since : null;
    const { meeting, root } = running;
    return writeSession({ ...meeting, ...root, ...keptBy(running), stage, liveSince, leftAt, headed }, now());
  }

  return { act: apply, proceed: () => proceed(arrivalOf(window)), cross };
}

function keptBy({ sharing, receipt }: Running): { echoes: string; facts: Facts } {
  const { echoes, facts } = sharing.kept();
  return { echoes, facts: { ...facts, receipt } };
}

function seatOf({ meeting: { roomId, seatKey } }: Running): { roomId: string; seatKey: string } {
  return { roomId, seatKey };
}
