import { type EpochOffer, offerEpoch } from '@medkig/pairing/epoch';
import { runEpoch } from './running-epoch.ts';
import type { Side } from './session-link.ts';

/** Nobody is there when so many offers in a row were not answered. */
const GONE_AFTER_OFFERS = 3;

/** Offers each epoch, until it is answered. */
export const citizenSide: Side = {
  role: 'citizen',
  agree({ from, x25519, random, send, awaitKeys, stopAwaiting, enter, onReach, onEpochWanted }) {
    let { confirmed } = from;
    let offered: EpochOffer | undefined;

    function offer(made: EpochOffer, tries = 1): void {
      send(made.epoch, made.offer);
      awaitKeys(() => {
        if (tries === GONE_AFTER_OFFERS) onReach('gone');
        offer(made, tries + 1);
      });
    }

    return {
      opened: () => {
        if (offered) offer(offered);
      },
      start: async () => {
        offered = await offerEpoch(confirmed, x25519, random);
        offer(offered);
      },
      receive: async (payload) => {
        // Who is being offered one need not ask.
        if (payload.length === 0) return offered ? undefined : onEpochWanted?.();
        const result = await offered?.finish(payload);
        // What does not fit answers an offer that a newer one has replaced; the right answer may still come.
        if (!result?.ok) return;
        offered = undefined;
        stopAwaiting();
        const { keys, next } = result.value;
        const epoch = await runEpoch(keys, 'citizen', undefined);
        confirmed = next;
        enter(epoch, { confirmed });
      },
    };
  },
};
