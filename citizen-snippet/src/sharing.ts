/**
 * One paired session on one page: the link, the capture and the agent's marks, tied together. What the agent
 * may see follows `consent`: nothing leaves the page in any other state than `shared`.
 */

import { type RandomBytes, toBase64Url } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import type { X25519 } from '@medkig/pairing/x25519';
import {
  type AgentMessage,
  agentMessageSchema,
  type CitizenMessage,
  type Grant,
} from '@medkig/protocol/session/messages';
import { leaveOutNumbers } from '@medkig/protocol/session/node-numbers';
import { citizenSide } from '@medkig/transport/citizen-side';
import { systemClock } from '@medkig/transport/clock';
import type { LatePeer } from '@medkig/transport/peer/late-peer';
import { createSessionLink, type SessionLink } from '@medkig/transport/session-link';
import * as v from 'valibot';
import type { BesidePicture } from './beside-picture.ts';
import { createCapture } from './capture/capture.ts';
import type { LiveAct, LiveNews, PauseCause } from './citizen-state.ts';
import { deviceOf } from './device.ts';
import { createEventBatch } from './event-batch.ts';
import { type Behind, fetchBehind } from './fetch-behind.ts';
import { grantsOf, type SitePolicy } from './grants-of.ts';
import type { Facts } from './in-charge/facts.ts';
import { createInCharge } from './in-charge/in-charge.ts';
import { createLateGuidance } from './late-guidance.ts';
import { createNeverWatch, whenNoLongerNever } from './never-watch.ts';
import { createSheets } from './sheets.ts';
import type { Say } from './strings.ts';

/** What the citizen has said so far; a cause when nothing is shown for now. */
export type Consent = 'asked' | 'shared' | PauseCause;

/** Why the session cannot go on. `malformed`: the agent's side broke the rules, or the link did so again and again. */
type SharingEnd = 'agent' | 'malformed';

interface SharingHandlers {
  /** A new root to store, before anything is sent under its keys. */
  rooted(root: EpochRoot): void;
  /** The agent is heard: after a page load, or again. */
  reachable(): void;
  /** The agent has not been heard for a while, over nothing. */
  unreachable(): void;
  /** What changed about what the agent sees, for the citizen to read. */
  tell(news: LiveNews): void;
  /** Whether this page is one that is shown to nobody. */
  never(never: boolean): void;
  /** Capture stopped by itself: the citizen must know that the agent sees nothing now. */
  captureFailed(): void;
  ended(reason: SharingEnd): void;
}

export interface SharingOptions {
  window: Window & typeof globalThis;
  root: ShadowRoot;
  panelRect(): DOMRect | undefined;
  language: 'da' | 'en';
  say: Say;
  shownAs: string;
  policy: SitePolicy;
  /** What earlier pages have left: fingerprints of what was typed there, and what the receipt will tell. */
  echoes: string;
  facts: Facts;
  from: EpochRoot;
  consent: Consent;
  /** Whether the citizen is told at this moment that the page is seen. */
  maySee(): boolean;
  /** Asks the relay how this browser and the agent's may meet. */
  ice(): Promise<unknown>;
  x25519: X25519;
  random: RandomBytes;
  handlers: SharingHandlers;
}

export interface Sharing extends Pick<SessionLink, 'opened' | 'closed' | 'receive'> {
  consent(answer: Consent): void;
  /** The citizen said no: the agent hears it. */
  decline(): void;
  /** The page is about to go where nobody looks along: the agent hears where. */
  leaving(departure: { mitid: boolean; host: string }): void;
  /** The other peer may have missed something: a new epoch, and a full snapshot in it. */
  resync(): void;
  /** Does what the citizen has decided about what is seen. */
  run(act: LiveAct): void;
  /** What the next page needs. */
  kept(): { echoes: string; facts: Facts };
  /** Takes everything back and says nothing: the session goes on on another page. */
  park(): void;
  /** Takes everything back; resolves when the last words are on their way. */
  stop(): Promise<void>;
}

/** A link that breaks this often within one page is no accident. */
const MAX_FAULTS = 8;

/** No epoch carries events for longer than this (milliseconds): new keys, and a root that an old copy does not know. */
const EPOCH_MS = 30 * 60_000;

/** Milliseconds between two full snapshots that the agent's side asked for. */
const RESYNC_INTERVAL_MS = 2000;

export function createSharing(options: SharingOptions): Sharing {
  const { window, handlers, policy, random } = options;
  /** Names one numbering of the page's nodes: a page load, or a fresh start of capture on it. */
  let page = '';
  let consent = options.consent;
  let faults = 0;
  let over = false;
  /** What the agent may beyond the citizen's first yes. */
  let more: Grant[] = [];
  /** When the newest epoch was asked for, and the timer of the next one. */
  let syncedAt = Number.NEGATIVE_INFINITY;
  let timer: number | undefined;

  const link = createSessionLink({
    side: citizenSide,
    from: { confirmed: options.from },
    clock: systemClock,
    x25519: options.x25519,
    random,
    onRoots: ({ confirmed }) => {
      if (!over) handlers.rooted(confirmed);
    },
    onEpoch: () => {
      if (over) return;
      sheets.forget();
      handlers.reachable();
      tellConsent();
    },
    onEpochWanted: () => resyncSoon(),
    onReach: (reach) => {
      if (over) return;
      // What the citizen does while they read that the net is gone is not collected.
      if (reach === 'gone') {
        rest();
        return handlers.unreachable();
      }
      handlers.reachable();
      tellConsent();
    },
    onMessage: (message) => {
      if (over) return;
      const parsed = v.safeParse(agentMessageSchema, message);
      if (parsed.success) handle(parsed.output);
      else end('malformed');
    },
    onFault: () => {
      if (over) return;
      if (++faults > MAX_FAULTS) end('malformed');
      else resyncSoon();
    },
  });

  let stopWaiting = () => {};
  const neverWatch = createNeverWatch(window, policy);
  const sheets = createSheets(window);
  /** These come once the page is seen. */
  let behind: Behind | undefined;
  let peer: LatePeer | undefined;
  let beside: BesidePicture | undefined;
  let isShown = false;

  const batch = createEventBatch(window, {
    load: link.load,
    thrift: () => behind,
    flush: (events) => {
      // Looked at before each sending: a page may become another one without being loaded.
      if (neverWatch.isNever() || beside?.isNever()) return handlers.never(true);
      leaveOutNumbers(events);
      const timeless = events.map(({ type, data }) => ({ type, data }));
      const message = { t: 'events' as const, page, events: timeless };
      const texts = sheets.take(events);
      send('state', texts ? texts.then((sheets) => ({ ...message, sheets })) : message);
      inCharge.sent(events);
      beside?.changed();
      if (window.performance.now() - syncedAt > EPOCH_MS) resyncSoon();
    },
    overflow: resyncSoon,
    checkout: () => capture.checkout(),
  });

  const capture = createCapture({
    window,
    policy,
    echoes: options.echoes,
    emit: batch.add,
    spokenName: () => behind?.spokenName,
    onFocus: (node, label) => send('state', { t: 'focus', page, node, label }),
    onCover: () => inCharge.changed(),
    onFault: () => {
      consent = 'fault';
      rest();
      send('control', { t: 'pause', cause: 'fault' });
      handlers.captureFailed();
    },
  });

  const inCharge = createInCharge({
    ...options,
    capture,
    tell: handlers.tell,
    page: () => page,
    granted: (next) => {
      more = next;
      tellGrants();
    },
    answered: (id, outcome) => send('control', { t: 'outcome', id, outcome }),
    revealed: (nodes) => send('control', { t: 'revealed', page, nodes }),
  });

  const guidance = createLateGuidance({
    window,
    root: options.root,
    page: () => page,
    granted: () => (consent === 'shared' ? grantsOf(policy) : []),
    nodeOf: capture.nodeOf,
    ask: inCharge.ask,
    wish: inCharge.wish,
    shownAs: () => options.shownAs,
    panelRect: options.panelRect,
    language: options.language,
    onMarks: (marks) => handlers.tell({ marks }),
    onShown: (pointedOut) => handlers.tell({ pointedOut }),
    onPart: (part) => handlers.tell({ part }),
    onUnmarked: (number) => send('control', { t: 'unmarked', page, number }),
    onUnlit: () => send('control', { t: 'unlit', page }),
  });

  function send(lane: 'state' | 'control', message: CitizenMessage | Promise<CitizenMessage>): void {
    link.send(lane, message);
  }

  /** Said anew in each epoch, so that an agent who missed it knows where things stand. */
  function tellConsent(): void {
    rest();
    switch (consent) {
      case 'asked':
        return;
      case 'never':
        stopWaiting = whenNoLongerNever(window, policy, () => handlers.never(false));
        return tellPause(consent);
      case 'citizen':
      case 'fault':
        return tellPause(consent);
      case 'mitid':
      case 'leaving':
      case 'returned':
        return tellPause('away');
      case 'shared': {
        if (!options.maySee()) return;
        if (neverWatch.isNever()) return handlers.never(true);
        page = toBase64Url(random(8));
        tellGrants();
        // The page goes first on the same lane as its events, so that they cannot overtake it.
        send('state', { t: 'page', page, ...capture.page(), device: deviceOf(window) });
        send('control', { t: 'unpause' });
        tellHidden();
        isShown = true;
        // In this order: what a guide asks of the citizen is there when the guide is.
        inCharge.expect();
        guidance.expect();
        void fetchLate();
        stopWaiting = sheets.whenKnown(capture.start);
        return;
      }
      default: {
        const never: never = consent;
        return never;
      }
    }
  }

  /** Without a net nothing is sent either; the next page that is shown asks again. */
  async function fetchLate(): Promise<void> {
    const found = await fetchBehind().catch(() => undefined);
    if (over || !found) return;
    if (!behind) {
      behind = found;
      capture.tellFocus();
    }
    peer ??= found.createLatePeer({
      role: 'citizen',
      window,
      fetch: () => import('@medkig/transport/peer/peer'),
      ice: options.ice,
      signal: (signal) => send('control', { t: 'peer', signal }),
      handlers: link,
    });
    peer.expect();
    if (isShown)
      beside ??= found.tellBeside({
        ...options,
        capture,
        link,
        send: (facts) => send('state', { t: 'screen', page, ...facts }),
      });
  }

  function tellGrants(): void {
    send('control', { t: 'answer', grants: [...grantsOf(policy), ...more] });
  }

  function tellPause(cause: Extract<CitizenMessage, { t: 'pause' }>['cause']): void {
    tellGrants();
    send('control', { t: 'pause', cause });
  }

  /** A tab that nobody looks at is slow, and what the agent shows in it is not seen. */
  function tellHidden(): void {
    if (consent === 'shared') send('control', { t: 'hidden', hidden: window.document.hidden });
  }

  function handle(message: AgentMessage): void {
    switch (message.t) {
      case 'guide': {
        const { id } = message;
        return void guidance.apply(message).then((outcome) => {
          if (over) return;
          if (outcome === 'waits') inCharge.cameWith(id);
          else if (outcome) send('control', { t: 'outcome', id, outcome });
        });
      }
      case 'known':
        return sheets.known(message.sheets);
      case 'checkout':
        return resyncSoon();
      case 'peer':
        return peer?.receive(message.signal);
      case 'end':
        return end('agent');
      default: {
        const never: never = message;
        return never;
      }
    }
  }

  function resync(): void {
    window.clearTimeout(timer);
    timer = undefined;
    syncedAt = window.performance.now();
    rest();
    link.startEpoch();
  }

  /** A full snapshot is a long task for the citizen's browser: whoever asks, there is one at most in this time. */
  function resyncSoon(): void {
    if (over || timer !== undefined) return;
    const wait = Math.max(0, syncedAt + RESYNC_INTERVAL_MS - window.performance.now());
    timer = window.setTimeout(resync, wait);
  }

  /** Nothing leaves the page, and no mark points at a numbering that is over. */
  function rest(): void {
    isShown = false;
    beside?.stop();
    beside = undefined;
    stopWaiting();
    inCharge.rest();
    capture.stop();
    batch.clear();
    guidance.clear();
  }

  function end(reason: SharingEnd): void {
    cease();
    handlers.ended(reason);
  }

  function cease(): void {
    if (over) return;
    over = true;
    window.clearTimeout(timer);
    window.document.removeEventListener('visibilitychange', tellHidden);
    consent = 'citizen';
    rest();
    guidance.destroy();
    peer?.close();
    inCharge.destroy();
    neverWatch.stop();
  }

  function run(act: LiveAct): void {
    switch (act.do) {
      case 'go-to-mark':
        return guidance.focusMark(act.number);
      case 'dismiss-mark':
        return guidance.dismissMark(act.number);
      default:
        return inCharge.run(act);
    }
  }

  window.document.addEventListener('visibilitychange', tellHidden);

  return {
    consent: (answer) => {
      consent = answer;
      tellConsent();
    },
    decline: () => send('control', { t: 'answer', grants: [] }),
    leaving: ({ mitid, host }) => send('control', { t: 'leaving', mitid, host }),
    opened: link.opened,
    closed: link.closed,
    receive: link.receive,
    resync,
    run,
    kept: () => ({ echoes: capture.echoes(), facts: inCharge.facts() }),
    park: () => {
      cease();
      link.stop();
    },
    stop: async () => {
      cease();
      send('control', { t: 'end' });
      await link.flushed();
      link.stop();
    },
  };
}
