import type { RelayFigures } from '../realtime/relay-figures.ts';
import type { figures } from './figures.ts';
import type { Registry } from './registry.ts';

/** One frame in so many is timed: enough to see how the others fare, and nothing that they wait for. */
const SAMPLED = 64;

/** @param seconds of a clock that never goes back */
export function countRelay(registry: Registry<typeof figures>, seconds: () => number): RelayFigures {
  const requests = registry.counter('medkig_relay_requests_total');
  const refusals = registry.counter('medkig_relay_refusals_total');
  const ice = registry.counter('medkig_ice_answers_total');
  const epochs = registry.counter('medkig_relay_epoch_frames_total');
  const dropped = registry.counter('medkig_relay_receivers_dropped_total');
  const transits = registry.histogram('medkig_relay_transit_seconds');
  let frames = 0;
  return {
    answered: (request, outcome) => requests.add({ request, outcome }),
    refused: (at, reason) => refusals.add({ at, reason }),
    iceAnswered: (reply) =>
      ice.add({
        mode: reply.ok ? reply.mode : 'none',
        turn: reply.ok && reply.servers.length > 0 ? 'given' : 'none',
      }),
    epochFrame: () => epochs.add({}),
    receiverDropped: () => dropped.add({}),
    transit() {
      frames += 1;
      if (frames % SAMPLED !== 0) return undefined;
      const from = seconds();
      return () => transits.observe(seconds() - from);
    },
  };
}
