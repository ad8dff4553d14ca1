/**
 * A process of its own: the relay with the limits, and the watch over its load, that it has in production. Tells its port; ends
 * with its parent. A ticket is the agent's name, and behind «@» the hotline.
 */
import { loadLimits } from '@medkig/server/load';
import { watchLoad } from '@medkig/server/load-watch';
import { openProcessProbe } from '@medkig/server/process-probe';
import { startRelay } from '@medkig/server/relay-for-tests';

const watch = watchLoad({ probe: openProcessProbe(), limits: loadLimits, log: { warn: () => {} } });
const relay = await startRelay({
  now: Date.now,
  load: watch.load,
  limits: { sweepMs: 1000 },
  redeemTicket: (ticket) => {
    const [agentId = '', hotlineId = 'north'] = ticket.split('@');
    return { ok: true, agentId, hotlineId, sessionId: ticket };
  },
});
process.once('disconnect', () => process.exit());
process.send?.(relay.port);
