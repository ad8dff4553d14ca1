/**
 * One room from the agent's chair: open it (or sit down in it again), keep the code, shake hands, and carry
 * frames until it is over. It tells what happens; what the screen makes of it is decided in agent-transition.
 */
import type { ToolCall } from '@medkig/guidance/contract/tools';
import { type RandomBytes, toBase64Url } from '@medkig/pairing/bytes';
import type { AgentIntroduction } from '@medkig/pairing/introduction';
import type { SessionKeys } from '@medkig/pairing/schedule';
import { chooseX25519 } from '@medkig/pairing/x25519';
import type { Doing } from '@medkig/protocol/session/doing';
import { parseFrame, wholeFrame } from '@medkig/protocol/session/frame';
import type { Join } from '@medkig/protocol/signaling/messages';
import { openRoom, readPeerNotice } from '@medkig/transport/agent-relay';
import { connectRelay } from '@medkig/transport/relay';
import type { KeptRoots } from '@medkig/transport/session-link';
import type { EndCause } from './agent-state.ts';
import { type CodeKeeper, createCodeKeeper, type KeeperStep } from './code-keeper.ts';
import { createLooking, type Looking, type ToldMessage } from './looking.ts';
import type { NoRoom } from './not-opened.ts';
import type { SiteSheets } from './sheet-shelf.ts';

export interface AgentRoomHandlers {
  opened(code: { digits: string; lifetimeMs: number; roomId: string; seatKey: string }): void;
  /** No code can be given now; it is asked for again and again. */
  waits(): void;
  /** No room: the relay refused, or could not be reached in time. */
  failed(reason: NoRoom): void;
  /** Somebody types the code on this municipality's page. */
  claimed(site: string): void;
  wrong(runsUsed: number): void;
  paired(wordIndex: number): void;
  /** To be kept before this returns: a reload of the console goes on from there. */
  rooted(roots: KeptRoots): void;
  message(message: ToldMessage): void;
  /** One side has lost its connection; it may come back. */
  lost(who: 'citizen' | 'agent'): void;
  /** What goes on at the citizen's side, told again and again. */
  doing(doing: Doing): void;
  /** Nobody is heard over anything at this moment, or somebody is again. */
  quiet(isQuiet: boolean): void;
  /** Both are there, and what the citizen sends now starts with how things stand. */
  back(): void;
  ended(cause: EndCause): void;
}

export interface AgentRoomOptions {
  server: string;
  join(): Promise<Join>;
  /** How the agent introduces themself to a citizen of this site, or undefined when it is none of the hotline's. */
  introduce(site: string, origin: string): AgentIntroduction | undefined;
  random: RandomBytes;
  /** Asked only once the session's site is known. */
  sheets: SiteSheets;
  /** Milliseconds. */
  now(): number;
  /** The seat of the page before, and where its keys stand; without it a new room is opened. */
  from?: { roomId: string; seatKey: string; roots: KeptRoots };
  /** A new room is opened to practise in. */
  practice?: true;
  handlers: AgentRoomHandlers;
}

export interface AgentRoom {
  /** Sends a guide; its outcome comes with the id that this returns, undefined when nobody is there to guide. */
  guide(page: string, call: ToolCall): number | undefined;
  /** Resolves when the guides so far are on their way. */
  sent(): Promise<void>;
  /** The picture has a gap: the citizen starts over with a full snapshot. */
  checkout(): void;
  /** All that was handed on is on the screen, but for so many messages with events. */
  applied(behind: number): void;
  /** Ends it for both sides. */
  end(reason?: 'cancelled'): Promise<void>;
}

/** How long a service may take to say anything about a code, in milliseconds. */
const OPEN_MS = 15_000;
/** How soon a service that cannot give one now is asked again, in milliseconds. */
const AGAIN_MS = 1000;

type State =
  /** `waits`: the relay has answered, and is asked again. */
  | { at: 'connecting'; waits: boolean }
  | { at: 'waiting'; roomId: string; seatKey: string; keeper: CodeKeeper }
  | Paired
  | { at: 'over' };

interface Paired {
  at: 'paired';
  roomId: string;
  seatKey: string;
  looking: Looking;
}

export async function openAgentRoom(options: AgentRoomOptions): Promise<AgentRoom> {
  const { random, handlers } = options;
  const x25519 = await chooseX25519(random);
  const na = random(32);
  let state: State = options.from ? sitAgain(options.from) : { at: 'connecting', waits: false };
  /** Both have had keys in force since this page began. */
  let hasMet = false;
  let isLost = false;
  /** Handshake steps are asynchronous; they must not overtake each other. */
  let steps = Promise.resolve();

  const relay = connectRelay({
    server: options.server,
    at: options.from?.roomId,
    join: options.join,
    handlers: {
      up: () => void (state.at === 'connecting' ? open() : resume()),
      down: () => {
        if (state.at === 'paired') state.looking.closed(relay);
        // Whose net it was may be known only now.
        if (isLost || state.at !== 'paired') tellLost();
      },
      refused: (reason) =>
        state.at === 'connecting' ? fail(reason) : over(reason === 'ticket' ? 'revoked' : 'lost'),
      replaced: () => over('lost'),
      peer: (told) => {
        const notice = readPeerNotice(told);
        if (notice?.state === 'claimed') return claimed(notice.site, notice.origin);
        if (notice?.state === 'released') return step(async (keeper) => keeper.released());
      },
      ended: ({ reason }) => over(reason),
      frame: (bytes) => {
        const frame = parseFrame(bytes);
        if (!frame) return;
        if (frame.header.kind === 'handshake') step((keeper) => keeper.receive(frame.payload));
        else if (state.at === 'paired') state.looking.receive(frame, relay);
        // An offer may arrive while the proof before it is still being checked.
        else steps = steps.then(() => void (state.at === 'paired' && state.looking.receive(frame, relay)));
      },
    },
  });

  setTimeout(() => {
    if (state.at === 'connecting' && !state.waits) fail('offline');
  }, OPEN_MS);

  async function open(): Promise<void> {
    const reply = await openRoom(relay, {
      na: toBase64Url(na),
      ...(options.practice && { practice: true }),
    });
    if (state.at !== 'connecting') return;
    if (!reply) return fail('offline');
    if (!reply.ok) return reply.reason === 'away' ? wait() : fail(reply.reason);
    const { roomId, seatKey, nameplate, lifetimeMs } = reply;
    const keeper = createCodeKeeper({ roomId, nameplate, na }, { x25519, random, now: options.now });
    state = { at: 'waiting', roomId, seatKey, keeper };
    handlers.opened({ digits: keeper.digits, lifetimeMs, roomId, seatKey });
  }

  function wait(): void {
    state = { at: 'connecting', waits: true };
    handlers.waits();
    setTimeout(() => {
      // A lost connection asks by itself when it is there again.
      if (state.at === 'connecting' && relay.isOpen()) void open();
    }, AGAIN_MS);
  }

  async function resume(): Promise<void> {
    if (state.at !== 'waiting' && state.at !== 'paired') return;
    const { roomId, seatKey } = state;
    const reply = await relay.resume({ roomId, seatKey });
    // Without an answer the connection was lost again, and the next one asks anew.
    if (reply && !reply.ok) over('lost');
    else if (reply && state.at === 'paired') {
      state.looking.opened(relay);
      if ((isLost || !hasMet) && reply.peer === 'away') tellLost();
    }
  }

  function tellLost(): void {
    handlers.lost(relay.isOpen() ? 'citizen' : 'agent');
  }

  function claimed(site: string, origin: string): void {
    const introduction = options.introduce(site, origin);
    if (!introduction) return; // not ours: the citizen's handshake runs into its timeout
    // In its turn: a relay that names another one while the proof is checked must not put that on the screen.
    step(async (keeper) => {
      handlers.claimed(site);
      return keeper.claimed({ origin, introduction });
    });
  }

  function step(take: (keeper: CodeKeeper) => Promise<KeeperStep>): void {
    steps = steps.then(async () => {
      if (state.at !== 'waiting') return;
      const { keeper, roomId, seatKey } = state;
      const outcome = await take(keeper);
      switch (outcome.kind) {
        case 'nothing':
          return;
        case 'answer':
          return relay.sendFrame(wholeFrame('handshake', 0, outcome.payload));
        case 'wrong':
          return handlers.wrong(outcome.runsUsed);
        case 'spent':
          await relay.end({ reason: 'tries' });
          return over('tries');
        case 'paired':
          relay.paired();
          return pair(roomId, seatKey, outcome.keys);
        default: {
          const never: never = outcome;
          return never;
        }
      }
    });
  }

  function pair(roomId: string, seatKey: string, { sid, root, wordIndex }: SessionKeys): void {
    const roots = { confirmed: { sid, root, epoch: 0 } };
    const { looking, ...seat } = sitAgain({ roomId, seatKey, roots });
    state = { ...seat, looking };
    looking.opened(relay);
    handlers.rooted(roots);
    handlers.paired(wordIndex);
  }

  function sitAgain({ roots, ...seat }: NonNullable<AgentRoomOptions['from']>): Paired {
    const looking = createLooking({
      from: roots,
      onRoots: handlers.rooted,
      x25519,
      random,
      sheets: options.sheets,
      ice: () => relay.ice(),
      onEpoch: () => {
        hasMet = true;
        isLost = false;
        handlers.back();
      },
      onReach: (reach) => {
        isLost = reach === 'gone';
        if (isLost) tellLost();
        else handlers.back();
      },
      onDoing: handlers.doing,
      onQuiet: handlers.quiet,
      onMessage: handlers.message,
      onBroken: () => void relay.end({}).then(() => over('malformed')),
    });
    return { at: 'paired', ...seat, looking };
  }

  function fail(reason: NoRoom): void {
    if (state.at === 'over') return;
    close();
    handlers.failed(reason);
  }

  function over(cause: EndCause): void {
    if (state.at === 'over') return;
    close();
    handlers.ended(cause);
  }

  function close(): void {
    if (state.at === 'waiting') state.keeper.forget();
    if (state.at === 'paired') state.looking.stop();
    state = { at: 'over' };
    relay.close();
  }

  return {
    guide: (page, call) => (state.at === 'paired' ? state.looking.guide(page, call) : undefined),
    sent: async () => {
      if (state.at === 'paired') await state.looking.sent();
    },
    checkout: () => {
      if (state.at === 'paired') state.looking.checkout();
    },
    applied: (behind) => {
      if (state.at === 'paired') state.looking.applied(behind);
    },
    end: async (reason) => {
      if (state.at === 'over') return;
      if (state.at === 'paired') await state.looking.end();
      if (state.at === 'waiting') state.keeper.forget();
      await relay.end(reason ? { reason } : {});
      over(reason ?? 'agent');
    },
  };
}
