/** An agent who asks for a code, with the console's own room and key-keeping: what was shown, and who came. */
import { type AgentRoom, openAgentRoom } from '@medkig/agent-ui/agent-room';
import { randomBytes } from '@medkig/pairing/bytes';
import type { Join } from '@medkig/protocol/signaling/messages';

export interface Desk {
  /** By which the citizen's side hears who this is. */
  number: number;
  hotline: number;
  /** The nine digits on the screen; empty as long as there are none. */
  digits: string;
  /** No code could be given at first. */
  waited: boolean;
  /** How often a handshake failed, and why the room is over. */
  wrong: number;
  over: string;
  /** The root of each pairing’s keys. */
  roots: Set<string>;
  /** The titles of the pages that were shown here. */
  saw: Set<string>;
  /** Withdraws the code, or ends the session. */
  end(): Promise<void>;
}

export interface Chair {
  server: string;
  site: string;
  hotline: number;
  join(): Promise<Join>;
}

export const nameOf = (number: number): string => `Agent ${number}`;

/** A code that is not given for another reason than that it has to wait is asked for so often. */
const PRESSES = 4;

/** Told as it goes; `shown` resolves when the code is. */
export function askForCode(number: number, chair: Chair): { desk: Desk; shown: Promise<void> } {
  let room: AgentRoom | undefined;
  const desk: Desk = {
    ...{ number, hotline: chair.hotline, digits: '', waited: false, wrong: 0, over: '' },
    roots: new Set(),
    saw: new Set(),
    end: async () => void (await room?.end(desk.roots.size === 0 ? 'cancelled' : undefined)),
  };
  return { desk, shown: ask() };

  async function ask(): Promise<void> {
    for (let presses = 1; ; presses += 1) {
      const failed = await press();
      if (failed === undefined) return;
      if (presses === PRESSES) throw new Error(`no code for agent ${number}: ${failed}`);
    }
  }

  /** Resolves with the reason when there is no code. */
  function press(): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      openAgentRoom({
        ...{ server: chair.server, join: chair.join, random: randomBytes, now: Date.now },
        introduce: (site) =>
          site === chair.site
            ? { role: 'agent', v: 1, site, municipality: site, shownAs: nameOf(number), employer: site }
            : undefined,
        sheets: { known: () => [], unfold: () => 'whole' },
        handlers: {
          opened: ({ digits }) => {
            desk.digits = digits;
            resolve(undefined);
          },
          waits: () => {
            desk.waited = true;
          },
          failed: resolve,
          claimed: () => {},
          wrong: () => {
            desk.wrong += 1;
          },
          paired: () => {},
          rooted: ({ confirmed }) => {
            if (confirmed.epoch === 0) desk.roots.add(Buffer.from(confirmed.root).toString('hex'));
          },
          message: (message) => {
            if (message.t !== 'page') return;
            desk.saw.add(message.title);
            room?.guide(message.page, { tool: 'highlight', args: { node: number, number: 1 } });
          },
          lost: () => {},
          doing: () => {},
          quiet: () => {},
          back: () => {},
          ended: (cause) => {
            desk.over = cause;
          },
        },
      }).then((opened) => {
        room = opened;
      }, reject);
    });
  }
}
