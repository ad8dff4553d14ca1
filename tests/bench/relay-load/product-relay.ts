/** A process of its own: the product's relay, with one address allowed what a hundred have. */
import { startRelay } from '@medkig/server/relay-for-tests';
import { answerForCpu } from './cpu-answers.ts';

const plenty = { burst: 1e9, perSecond: 1e9 };
const relay = await startRelay({
  now: Date.now,
  limits: {
    joinsPerAddress: plenty,
    claimsPerAddress: plenty,
    opensPerAgent: plenty,
    controls: plenty,
    sweepMs: 1000,
  },
});
answerForCpu(relay.port);
