/**
 * The agent's session: does what `agent-transition` decides. The room, the sealed link and the viewer's port live
 * here; the screen sees a state and sends events.
 */
import type { Me } from '@medkig/api/session';
import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { AgentIntroduction } from '@medkig/pairing/introduction';
import type { CitizenMessage } from '@medkig/protocol/session/messages';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { ConnectRefusal, OpenRefusal } from '@medkig/protocol/signaling/messages';
import type { ToViewer } from '../../viewer/viewer-messages.ts';
import type { ApiClient } from '../app/api-client.ts';
import type { AgentEffect, AgentEvent } from './agent-event.ts';
import { type AgentRoom, type AgentRoomHandlers, openAgentRoom } from './agent-room.ts';
import type { AgentSession, ViewerPort } from './agent-session-contract.ts';
import { type AgentState, atStart, type CodeNote } from './agent-state.ts';
import { transition } from './agent-transition.ts';
import type { Looking } from './looking.ts';

export interface AgentSessionOptions {
  me: Me;
  api: ApiClient;
  now(): number;
  random: RandomBytes;
}

export function createAgentSession({ me, api, now, random }: AgentSessionOptions): AgentSession {
  const listeners = new Set<() => void>();
  let state: AgentState = atStart;
  let room: Promise<AgentRoom> | undefined;
  let looking: Looking | undefined;
  /** Guides whose outcome has not come back yet, by id. */
  let guides = new Map<number, { page: string; call: ToolCall }>();
  let viewer: ViewerPort | undefined;
  /** What a viewer that loads late must still be told: everything since the last page began. */
  let picture: ToViewer[] = [];

  function dispatch(event: AgentEvent): void {
    const step = transition(state, event, now());
    const changed = step.state !== state;
    state = step.state;
    if (changed) for (const listener of listeners) listener();
    for (const effect of step.effects) run(effect);
  }

  function run(effect: AgentEffect): void {
    switch (effect.do) {
      case 'open':
        return open();
      case 'leave':
        return void leave(effect.reason === 'cancelled' ? 'cancelled' : undefined);
      case 'guide': {
        const id = looking?.guide(effect.page, effect.call);
        if (id !== undefined) guides.set(id, { page: effect.page, call: effect.call });
        return;
      }
      case 'checkout':
        return looking?.checkout();
      default: {
        const never: never = effect;
        return never;
      }
    }
  }

  function open(): void {
    /** A room that was left must not speak any more. */
    const current = () => room === opening;
    const dispatchIfCurrent = (event: AgentEvent) => {
      if (current()) dispatch(event);
    };
    const handlers: AgentRoomHandlers = {
      opened: ({ digits, lifetimeMs }) => {
        const openedAt = now();
        dispatchIfCurrent({ t: 'opened', code: { digits, openedAt, expiresAt: openedAt + lifetimeMs } });
      },
      failed: (reason) => dispatchIfCurrent({ t: 'not-opened', reason: noteOf(reason) }),
      claimed: (site) => dispatchIfCurrent({ t: 'claimed', place: placeOf(site) }),
      wrong: (runsUsed) => dispatchIfCurrent({ t: 'wrong', runsUsed }),
      paired: (wordIndex, link) => {
        if (!current()) return;
        looking = link;
        dispatch({ t: 'paired', word: wordIndex });
      },
      message: (message) => {
        if (current()) hear(message);
      },
      lost: (who) => dispatchIfCurrent({ t: 'lost', who, since: now() }),
      back: () => dispatchIfCurrent({ t: 'back' }),
      ended: (cause) => {
        dispatchIfCurrent({ t: 'ended', cause });
        if (current()) forget();
      },
    };
    const opening = openAgentRoom({ server: location.origin, join, introduce, random, now, handlers });
    room = opening;
  }

  async function join() {
    const answer = await api.ticket();
    // An empty ticket is refused by the relay, which says so in the one way there is: `ticket`.
    return { v: SIGNALING_VERSION, seat: 'agent', ticket: answer.ok ? answer.value : '' } as const;
  }

  function introduce(site: string, origin: string): AgentIntroduction | undefined {
    const municipality = me.municipalities.find((one) => one.site === site && one.origins.includes(origin));
    if (!municipality) return undefined;
    const { shownAs, employer } = me.agent;
    return { role: 'agent', v: 1, site, municipality: municipality.name, shownAs, employer };
  }

  function placeOf(site: string) {
    const municipality = me.municipalities.find((one) => one.site === site)?.name ?? site;
    return { site, municipality };
  }

  function hear(message: CitizenMessage): void {
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
      case 'pause':
        picture = [];
        return dispatch({ t: 'paused' });
      case 'unpause':
        return dispatch({ t: 'unpaused' });
      case 'leaving':
      case 'hidden':
        return;
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
        return dispatch({ t: 'unmarked', page: message.page, number: message.number });
      default: {
        const never: never = message;
        return never;
      }
    }
  }

  function tellViewer(message: ToViewer): void {
    if (viewer) viewer.send(message);
    else picture.push(message);
  }

  async function leave(reason?: 'cancelled'): Promise<void> {
    const last = room;
    forget();
    await (await last)?.end(reason);
  }

  function forget(): void {
    room = undefined;
    looking = undefined;
    guides = new Map();
    picture = [];
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    act: dispatch,
    attachViewer: (port) => {
      viewer = port;
      // Events are not kept once a viewer has had them: one that comes later asks for a fresh start.
      if (picture.length === 0 && state.is === 'live' && state.page) looking?.checkout();
      for (const waiting of picture.splice(0)) port.send(waiting);
      return () => {
        if (viewer === port) viewer = undefined;
      };
    },
    close: () => leave(),
  };
}

function noteOf(reason: OpenRefusal | ConnectRefusal | 'offline'): Exclude<CodeNote, 'none'> {
  switch (reason) {
    case 'full':
    case 'rate':
    case 'offline':
      return reason;
    case 'ticket':
      return 'signed-out';
    case 'draining':
      return 'shutdown';
    case 'version':
    case 'malformed':
    case 'origin':
    case 'site':
      return 'fault';
    default: {
      const never: never = reason;
      return never;
    }
  }
}
