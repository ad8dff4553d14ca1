/** A process of its own: the relay with the limits that it has in production. Tells its port; ends with its parent. */
import { startRelay } from '@medkig/server/relay-for-tests';

const relay = await startRelay({ now: Date.now, limits: { sweepMs: 1000 } });
process.once('disconnect', () => process.exit());
process.send?.(relay.port);
