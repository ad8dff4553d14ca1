/** The session follows the citizen from tab to tab, among those that they have chosen to show. */
import type { NoteStorage } from '@medkig/continuity/note-storage';
import { sessionInSomeTab } from '@medkig/continuity/tab-lock';
import type { RandomBytes } from '@medkig/pairing/bytes';
import type { CitizenEvent, CitizenState, Introduction } from './citizen-state.ts';
import {
  forgetSession,
  isKeptOut,
  keepOut,
  readSession,
  type StoredSession,
  saveElsewhere,
} from './continuity.ts';
import { createOtherTabs, type OtherSession, type OtherTabs } from './other-tabs.ts';

export interface TabHopsOptions {
  window: Window & typeof globalThis;
  storage: NoteStorage;
  site: string;
  random: RandomBytes;
  now(): number;
  state(): CitizenState;
  apply(event: CitizenEvent): void;
  /** The session that this tab holds. */
  held(): OtherSession | undefined;
  /** Lets it go without a word to the agent; gives the note that continues it. */
  letGo(): string | undefined;
  /** False when it cannot go on here. */
  continueFrom(session: StoredSession): Promise<boolean>;
  endHere(session: StoredSession): Promise<void>;
}

export interface TabHops extends Pick<OtherTabs, 'tellLeft' | 'tellOver' | 'tellStop'> {
  /** A page of a tab whose session went to another one. */
  arrive(agent: Introduction): Promise<void>;
  /** Another tab may hold a session that this one could show as well. */
  lookAround(): Promise<void>;
  /** Brings the session to this tab; with the citizen's yes it is shown also if it was paused. */
  join(agreed: boolean): Promise<void>;
  /** The citizen does not want this tab shown. */
  keepOut(): void;
}

export function createTabHops(options: TabHopsOptions): TabHops {
  const { window, storage, site, now, state, apply, held } = options;
  const { locks } = window.navigator;
  /** What another tab left behind when its page went. */
  let leftBehind: string | undefined;
  let invitation: OtherSession | undefined;

  const tabs = createOtherTabs(window, options.random, {
    held,
    handOver,
    left: (text) => {
      leftBehind = text;
    },
    over: () => {
      const { at } = state();
      if (at === 'elsewhere' || at === 'stopping') forgetSession(storage);
      apply({ told: 'gone' });
      if (!held()) apply({ told: 'stopped', now: now() });
    },
    stop: () => apply({ do: 'stop' }),
  });

  window.addEventListener('focus', () => {
    if (state().at === 'elsewhere') void join(false);
  });
  window.document.addEventListener('visibilitychange', () => void lookAround());

  function handOver(): string | undefined {
    const session = held();
    const text = session && options.letGo();
    if (!text) return undefined;
    saveElsewhere(storage, session.agent);
    apply({ told: 'moved', agent: session.agent });
    return text;
  }

  async function arrive(agent: Introduction): Promise<void> {
    apply({ told: 'moved', agent });
    if (window.document.hasFocus()) return join(false);
    if (!(await sessionInSomeTab(locks))) gone();
  }

  async function lookAround(): Promise<void> {
    if (held() || window.document.hidden || !(await sessionInSomeTab(locks))) return;
    const other = await tabs.ask();
    if (!other || held() || isKeptOut(storage, other.roomId)) return;
    invitation = other;
    apply({ told: 'invited', agent: other.agent });
  }

  async function join(agreed: boolean): Promise<void> {
    // Where nobody holds a session nobody can give one.
    const given = (await sessionInSomeTab(locks)) ? await tabs.take() : undefined;
    const session = readSession(given ?? leftBehind ?? null, site, now());
    if (!session) return gone();
    const stage = agreed && session.stage !== 'asking' ? 'live' : session.stage;
    if (await options.continueFrom({ ...session, stage })) return;
    // Stop was pressed on the way: the session came here to end here.
    return state().at === 'stopping' ? options.endHere(session) : gone();
  }

  function gone(): void {
    forgetSession(storage);
    apply({ told: 'gone' });
  }

  return {
    ...tabs,
    arrive,
    lookAround,
    join,
    keepOut: () => invitation && keepOut(storage, invitation.roomId),
  };
}
