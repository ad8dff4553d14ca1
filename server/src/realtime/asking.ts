import { setTimeout as delay } from 'node:timers/promises';
import { receiptNumber } from '../receipts/receipt-number.ts';
import type { Asking } from './dispatch.ts';
import type { GatewayDeps } from './gateway-deps.ts';

/** A database that does not answer holds no code back for longer than this. */
const STORE_MS = 1_000;
/** Nor is an answer to a consent, by longer than this. */
const RECEIPT_MS = 5_000;

/** What the relay asks the rest of the server for on a peer's behalf. */
export function createAsking(
  deps: Pick<GatewayDeps, 'rooms' | 'randomBytes' | 'now' | 'iceOf' | 'figures' | 'log'>,
): Asking {
  return {
    stored: () => Promise.race([deps.rooms.flush(), delay(STORE_MS, undefined, { ref: false })]),
    receipt(roomId, consent) {
      const number = receiptNumber(deps.randomBytes(5));
      const stored = deps.rooms.consent({ number, roomId, at: deps.now(), ...consent });
      return Promise.race([stored, delay(RECEIPT_MS, undefined, { ref: false })]);
    },
    // The relay alone carries everything, so whatever goes wrong here is a no.
    async ice(site) {
      try {
        const reply = await deps.iceOf(site);
        deps.figures?.iceAnswered(reply);
        return reply;
      } catch {
        deps.log.warn({ event: 'ice-lookup-failed' });
        return { ok: false };
      }
    },
  };
}
