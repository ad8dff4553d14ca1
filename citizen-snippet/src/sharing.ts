/**
 * One paired session on one page: the link, the capture and the agent's marks, tied together. What the agent
 * may see follows `consent`: nothing leaves the page in any other state than `shared`.
 */

import type { Mark } from '@medkig/guidance/citizen/context';
import { createGuidance } from '@medkig/guidance/citizen/guidance';
import { type RandomBytes, toBase64Url } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import type { X25519 } from '@medkig/pairing/x25519';
import { defaultPolicy } from '@medkig/privacy/policy';
import type { Frame } from '@medkig/protocol/session/frame';
import {
  type AgentMessage,
  agentMessageSchema,
  type CitizenMessage,
  type Grant,
} from '@medkig/protocol/session/messages';
import { createSessionLink } from '@medkig/transport/session-link';
import type { Transport } from '@medkig/transport/transport';
import * as v from 'valibot';
import { createCapture } from './capture/capture.ts';
import type { PauseCause } from './citizen-state.ts';
import { deviceOf } from './device.ts';
import { createEventBatch } from './event-batch.ts';

/** What the citizen has said so far; a cause when nothing is shown for now. */
export type Consent = 'asked' | 'shared' | PauseCause;

/** Why the session cannot go on. `malformed`: the agent's side broke the rules, or the link did so again and again. */
type SharingEnd = 'agent' | 'malformed';

interface SharingHandlers {
  /** A new root to store, before anything is sent under its keys. */
  rooted(root: EpochRoot): void;
  /** Keys are in force: the agent can be reached. */
  reachable(): void;
  marked(marks: readonly Mark[]): void;
  /** Capture stopped by itself: the citizen must know that the agent sees nothing now. */
  captureFailed(): void;
  ended(reason: SharingEnd): void;
}

export interface SharingOptions {
  window: Window & typeof globalThis;
  root: ShadowRoot;
  panelRect(): DOMRect | undefined;
  language: 'da' | 'en';
  shownAs: string;
  from: EpochRoot;
  consent: Consent;
  /** Whether the citizen is told at this moment that the page is seen. */
  maySee(): boolean;
  transport: Transport;
  x25519: X25519;
  random: RandomBytes;
  handlers: SharingHandlers;
}

export interface Sharing {
  consent(answer: Consent): void;
  /** The citizen said no: the agent hears it. */
  decline(): void;
  /** The page is about to go where nobody looks along: the agent hears where. */
  leaving(departure: { mitid: boolean; host: string }): void;
  receive(frame: Frame): void;
  /** The other peer may have missed something: a new epoch, and a full snapshot in it. */
  resync(): void;
  /** Nobody can be reached: capture rests, marks go. */
  suspend(): void;
  focusMark(number: number): void;
  dismissMark(number: number): void;
  /** Takes everything back and says nothing: the session goes on on another page. */
  park(): void;
  /** Takes everything back; resolves when the last words are on their way. */
  stop(): Promise<void>;
}

const GRANTS: readonly Grant[] = ['view', 'point'];

/** A link that breaks this often within one page is no accident. */
const MAX_FAULTS = 8;

/** No epoch carries events for longer than this (milliseconds): new keys, and a root that an old copy does not know. */
const EPOCH_MS = 30 * 60_000;

/** Milliseconds between two full snapshots that the agent's side asked for. */
const RESYNC_INTERVAL_MS = 2000;

export function createSharing(options: SharingOptions): Sharing {
  const { window, handlers, random } = options;
  /** Names one numbering of the page's nodes: a page load, or a fresh start of capture on it. */
  let page = '';
  let consent = options.consent;
  let faults = 0;
  let over = false;
  /** When the newest epoch was asked for, and the timer of the next one. */
  let syncedAt = Number.NEGATIVE_INFINITY;
  let timer: number | undefined;

  const link = createSessionLink({
    role: 'citizen',
    from: { confirmed: options.from },
    transport: options.transport,
    x25519: options.x25519,
    random,
    onRoots: ({ confirmed }) => {
      if (!over) handlers.rooted(confirmed);
    },
    onEpoch: () => {
      if (over) return;
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

  const batch = createEventBatch(window, (events) => {
    send('state', { t: 'events', page, events });
    if (window.performance.now() - syncedAt > EPOCH_MS) resyncSoon();
  });

  const capture = createCapture({
    window,
    policy: defaultPolicy,
    echoes: '',
    emit: batch.add,
    onFocus: (node, label) => send('control', { t: 'focus', page, node, label }),
    onFault: () => {
      consent = 'fault';
      guidance.clear();
      send('control', { t: 'pause', cause: 'fault' });
      handlers.captureFailed();
    },
  });

  const guidance = createGuidance({
    window,
    root: options.root,
    page: () => page,
    granted: () => (consent === 'shared' ? GRANTS : []),
    nodeOf: capture.nodeOf,
    shownAs: () => options.shownAs,
    panelRect: options.panelRect,
    language: options.language,
    onMarks: handlers.marked,
    onUnmarked: (number) => send('control', { t: 'unmarked', page, number }),
  });

  function send(lane: 'state' | 'control', message: CitizenMessage): void {
    link.send(lane, message);
  }

  /** Said anew in each epoch, so that an agent who missed it knows where things stand. */
  function tellConsent(): void {
    rest();
    switch (consent) {
      case 'asked':
        return;
      case 'citizen':
      case 'fault':
        return tellPause(consent);
      case 'mitid':
      case 'leaving':
      case 'returned':
        return tellPause('away');
      case 'shared': {
        if (!options.maySee()) return;
        page = toBase64Url(random(8));
        send('control', { t: 'answer', grants: [...GRANTS] });
        // The page goes first on the same lane as its events, so that they cannot overtake it.
        send('state', { t: 'page', page, ...capture.page(), device: deviceOf(window) });
        send('control', { t: 'unpause' });
        tellHidden();
        return capture.start();
      }
      default: {
        const never: never = consent;
        return never;
      }
    }
  }

  function tellPause(cause: Extract<CitizenMessage, { t: 'pause' }>['cause']): void {
    send('control', { t: 'answer', grants: [...GRANTS] });
    send('control', { t: 'pause', cause });
  }

  /** A tab that nobody looks at is slow, and what the agent shows in it is not seen. */
  function tellHidden(): void {
    if (consent === 'shared') send('control', { t: 'hidden', hidden: window.document.hidden });
  }

  function handle(message: AgentMessage): void {
    switch (message.t) {
      case 'guide':
        return send('control', { t: 'outcome', id: message.id, outcome: guidance.apply(message) });
      case 'checkout':
        return resyncSoon();
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
  }

  window.document.addEventListener('visibilitychange', tellHidden);

  return {
    consent: (answer) => {
      consent = answer;
      tellConsent();
    },
    decline: () => send('control', { t: 'answer', grants: [] }),
    leaving: ({ mitid, host }) => send('control', { t: 'leaving', mitid, host }),
    receive: link.receive,
    resync,
    suspend: rest,
    focusMark: guidance.focusMark,
    dismissMark: guidance.dismissMark,
    park: cease,
    stop: async () => {
      cease();
      send('control', { t: 'end' });
      await link.flushed();
    },
  };
}
