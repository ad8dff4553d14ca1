/**
 * One paired session on one page: the link, the capture and the agent's marks, tied together. What the agent
 * may see follows `consent`: nothing leaves the page in any other state than `shared`.
 */

import { type RandomBytes, toBase64Url } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import type { X25519 } from '@medkig/pairing/x25519';
import type { Policy } from '@medkig/privacy/policy';
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
import type { LiveEffect, LiveNews, PauseCause } from './citizen-state.ts';
import { deviceOf } from './device.ts';
import { createEventBatch } from './event-batch.ts';
import type { Facts } from './in-charge/facts.ts';
import { createInCharge } from './in-charge/in-charge.ts';
import { createLateGuidance } from './late-guidance.ts';
import { isNever, whenNoLongerNever } from './never-watch.ts';
import type { Say } from './strings.ts';

/** What the citizen has said so far; a cause when nothing is shown for now. */
export type Consent = 'asked' | 'shared' | PauseCause;

/** Why the session cannot go on. `malformed`: the agent's side broke the rules, or the link did so again and again. */
type SharingEnd = 'agent' | 'malformed';

interface SharingHandlers {
  /** A new root to store, before anything is sent under its keys. */
  rooted(root: EpochRoot): void;
  /** Keys are in force: the agent can be reached. */
  reachable(): void;
  /** What changed about what the agent sees, for the citizen to read. */
  told(news: LiveNews): void;
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
  policy: Policy;
  /** What earlier pages have left: fingerprints of what was typed there, and what the receipt will tell. */
  echoes: string;
  facts: Facts;
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
  /** Does what the citizen has decided about what is seen. */
  run(effect: LiveEffect): void;
  /** What the next page needs. */
  kept(): { echoes: string; facts: Facts };
  /** Takes everything back and says nothing: the session goes on on another page. */
  park(): void;
  /** Takes everything back; resolves when the last words are on their way. */
  stop(): Promise<void>;
}

/** What the citizen's yes allows. */
export const GRANTS: readonly Grant[] = ['view', 'point'];

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

  let stopWaiting = () => {};

  const batch = createEventBatch(window, (events) => {
    // Looked at before each sending: a page may become another one without being loaded.
    if (isNever(window, policy)) return handlers.never(true);
    send('state', { t: 'events', page, events });
    inCharge.changed();
    if (window.performance.now() - syncedAt > EPOCH_MS) resyncSoon();
  });

  const capture = createCapture({
    window,
    policy,
    echoes: options.echoes,
    emit: batch.add,
    onFocus: (node, label) => send('control', { t: 'focus', page, node, label }),
    onCover: () => inCharge.changed(),
    onFault: () => {
      consent = 'fault';
      batch.clear();
      inCharge.rest();
      guidance.clear();
      send('control', { t: 'pause', cause: 'fault' });
      handlers.captureFailed();
    },
  });

  const inCharge = createInCharge({
    ...options,
    capture,
    tell: handlers.told,
    answered: (id, outcome) => send('control', { t: 'outcome', id, outcome }),
    revealed: (nodes) => send('control', { t: 'revealed', page, nodes }),
  });

  const guidance = createLateGuidance({
    window,
    root: options.root,
    page: () => page,
    granted: () => (consent === 'shared' ? GRANTS : []),
    nodeOf: capture.nodeOf,
    ask: inCharge.ask,
    shownAs: () => options.shownAs,
    panelRect: options.panelRect,
    language: options.language,
    onMarks: (marks) => handlers.told({ told: 'marked', marks }),
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
        if (isNever(window, policy)) return handlers.never(true);
        page = toBase64Url(random(8));
        send('control', { t: 'answer', grants: [...GRANTS] });
        // The page goes first on the same lane as its events, so that they cannot overtake it.
        send('state', { t: 'page', page, ...capture.page(), device: deviceOf(window) });
        send('control', { t: 'unpause' });
        tellHidden();
        guidance.expect();
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
      case 'guide': {
        const { id } = message;
        return void guidance.apply(message).then((outcome) => {
          if (over) return;
          if (outcome === 'waits') inCharge.cameWith(id);
          else send('control', { t: 'outcome', id, outcome });
        });
      }
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
    inCharge.destroy();
  }

  function run(effect: LiveEffect): void {
    switch (effect.effect) {
      case 'focus-mark':
        return guidance.focusMark(effect.number);
      case 'dismiss-mark':
        return guidance.dismissMark(effect.number);
      case 'look':
        return inCharge.look(effect.look);
      case 'answer-field':
        return inCharge.answer(effect.yes);
      case 'cover-field':
        return inCharge.cover(effect.node);
      case 'unblur':
        return inCharge.unblur();
      default: {
        const never: never = effect;
        return never;
      }
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
    receive: link.receive,
    resync,
    suspend: rest,
    run,
    kept: () => ({ echoes: capture.echoes(), facts: inCharge.facts() }),
    park: cease,
    stop: async () => {
      cease();
      send('control', { t: 'end' });
      await link.flushed();
    },
  };
}
