import { type Bytes, equalBytes } from '@medkig/pairing/bytes';
import { answerEpoch, type EpochRoot } from '@medkig/pairing/epoch';
import { createInflater } from './inflater.ts';
import { openFrame, type RunningEpoch, runEpoch } from './running-epoch.ts';
import type { KeptRoots, Side } from './session-link.ts';

/** An epoch that the agent has answered, until its first record proves that the citizen has the answer. */
interface Answered {
  offer: Bytes;
  answer: Bytes;
  epoch: RunningEpoch;
  root: EpochRoot;
}

/** An agent without keys asks for an epoch at most this often (milliseconds). */
const WANT_AGAIN_MS = 1000;

/** Offers that continue one root and are not proved yet; more than a citizen makes. */
const MAX_ANSWERED = 4;

/** Offers that were answered once, remembered to know a late copy from a stranger. */
const MAX_SPENT = 16;

const NOTHING = new Uint8Array();

/** Answers what is offered, and asks for an offer where it has no keys. */
export const agentSide: Side = {
  role: 'agent',
  inflater: createInflater,
  agree({ from, clock, x25519, random, send, awaitKeys, enter, running, onRoots, onFault }) {
    let { confirmed, pending = [] } = from;
    let answered: Answered[] = [];
    let spent: Bytes[] = [];
    let wantedAt = Number.NEGATIVE_INFINITY;

    const roots = (): KeptRoots => ({ confirmed, ...(pending.length > 0 && { pending }) });

    function awaitOffer(): void {
      awaitKeys(awaitOffer);
    }

    function want(): void {
      if (clock.now() - wantedAt < WANT_AGAIN_MS) return;
      wantedAt = clock.now();
      send(confirmed.epoch, NOTHING);
    }

    return {
      opened: () => {
        if (running()) return;
        // After the handshake the citizen offers by itself; a page that takes up a session has to ask.
        if (confirmed.epoch > 0) want();
        awaitOffer();
      },
      receive: async (payload) => {
        const known = answered.find(({ offer }) => equalBytes(offer, payload));
        if (known) return send(known.epoch.number, known.answer);
        if (spent.some((made) => equalBytes(made, payload))) return; // comes late, or over the other transport too
        const result = await answerEpoch([...pending, confirmed], payload, x25519, random);
        if (!result.ok) return onFault('epoch');
        const { from: proved, ...made } = result.value;
        // An offer that grows from a root which waited for its proof is that proof.
        if (proved !== confirmed) {
          confirmed = proved;
          pending = [];
          answered = [];
        }
        pending = [made.next, ...pending].slice(0, MAX_ANSWERED);
        spent = [payload, ...spent].slice(0, MAX_SPENT);
        const epoch = await runEpoch(made.keys, 'agent', createInflater());
        const own = { offer: payload, answer: made.answer, epoch, root: made.next };
        answered = [own, ...answered].slice(0, MAX_ANSWERED);
        onRoots(roots());
        send(epoch.number, made.answer);
      },
      openEarly: async (frame) => {
        const { epoch: number } = frame.header;
        for (const { epoch, root } of answered) {
          if (epoch.number !== number) continue;
          const opened = await openFrame(epoch, frame);
          if (opened.kind === 'fault') continue;
          confirmed = root;
          pending = [];
          answered = [];
          enter(epoch, roots());
          return opened;
        }
        // Late records of an earlier epoch are dropped: the new one began with a full snapshot.
        if (number > (running()?.number ?? 0)) want();
        return undefined;
      },
    };
  },
};
