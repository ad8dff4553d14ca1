/**
 * The tabs of one site talk over a BroadcastChannel: it reaches this origin and browser only, the same who may
 * read sessionStorage. One tab holds the session; another may ask for it, and then gets the note that a next
 * page would get.
 */
import { type RandomBytes, toBase64Url } from '@medkig/pairing/bytes';
import * as v from 'valibot';
import type { Introduction } from './citizen-state.ts';
import { introductionSchema } from './continuity.ts';

/** Whose session the other tab shows. */
export interface OtherSession {
  agent: Introduction;
  roomId: string;
}

export interface OtherTabsHandlers {
  /** The session that this tab holds. */
  held(): OtherSession | undefined;
  /** Lets the session go, and gives the note that continues it. */
  handOver(): string | undefined;
  /** The tab that holds the session is being left; the note goes on from there. */
  left(note: string): void;
  /** The session is over. */
  over(): void;
  /** The citizen pressed Stop in another tab. */
  stop(): void;
}

export interface OtherTabs {
  /** The session that some other tab holds, if one answers. */
  ask(): Promise<OtherSession | undefined>;
  /** The note of the session, which the other tab has let go. */
  take(): Promise<string | undefined>;
  tellLeft(note: string): void;
  tellOver(): void;
  tellStop(): void;
}

/**
 * How long another tab may take to answer, in milliseconds. One in the background is slow, and a session that it
 * has let go must not find that nobody waits for it any more.
 */
const ANSWER_MS = { who: 600, give: 5000 };

const text = v.pipe(v.string(), v.maxLength(4000));
/** Ties an answer to its question. */
const id = v.pipe(v.string(), v.maxLength(20));
const messageSchema = v.variant('t', [
  v.strictObject({ t: v.picklist(['who', 'give']), id }),
  v.strictObject({ t: v.literal('held'), id, agent: introductionSchema, roomId: v.string() }),
  v.strictObject({ t: v.literal('given'), id, note: text }),
  v.strictObject({ t: v.literal('left'), note: text }),
  v.strictObject({ t: v.picklist(['over', 'stop']) }),
]);
type Message = v.InferOutput<typeof messageSchema>;
type Answer = Extract<Message, { t: 'held' | 'given' }>;

export function createOtherTabs(
  window: Window & typeof globalThis,
  random: RandomBytes,
  handlers: OtherTabsHandlers,
): OtherTabs {
  // A browser without the channel knows of no other tab.
  const channel = window.BroadcastChannel && new window.BroadcastChannel('medkig');
  let waiting: { id: string; take(answer: Answer | undefined): void } | undefined;

  channel?.addEventListener('message', ({ data }) => {
    const parsed = v.safeParse(messageSchema, data);
    if (parsed.success) hear(parsed.output);
  });

  function hear(message: Message): void {
    switch (message.t) {
      case 'who': {
        const session = handlers.held();
        return session && tell({ t: 'held', id: message.id, ...session });
      }
      case 'give': {
        const note = handlers.handOver();
        return note === undefined ? undefined : tell({ t: 'given', id: message.id, note });
      }
      case 'left':
        return handlers.left(message.note);
      case 'over':
        return handlers.over();
      case 'stop':
        return handlers.stop();
      case 'held':
      case 'given':
        return message.id === waiting?.id ? waiting.take(message) : undefined;
      default: {
        const never: never = message;
        return never;
      }
    }
  }

  function tell(message: Message): void {
    channel?.postMessage(message);
  }

  function request(question: 'who' | 'give'): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const take = (answer: Answer | undefined) => {
        window.clearTimeout(timer);
        waiting = undefined;
        resolve(answer);
      };
      const timer = window.setTimeout(() => take(undefined), ANSWER_MS[question]);
      waiting?.take(undefined);
      waiting = { id: toBase64Url(random(8)), take };
      tell({ t: question, id: waiting.id });
    });
  }

  return {
    ask: async () => {
      const answer = await request('who');
      return answer?.t === 'held' ? { agent: answer.agent, roomId: answer.roomId } : undefined;
    },
    take: async () => {
      const answer = await request('give');
      return answer?.t === 'given' ? answer.note : undefined;
    },
    tellLeft: (note) => tell({ t: 'left', note }),
    tellOver: () => tell({ t: 'over' }),
    tellStop: () => tell({ t: 'stop' }),
  };
}
