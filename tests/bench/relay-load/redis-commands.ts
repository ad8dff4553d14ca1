/** What the product asks of Redis while frames go to and fro: nothing that grows with them. */
import { startRedis, type TestRedis } from '@medkig/server/redis-server.fixture';
import type { RelayWorld } from './relay-world.ts';

interface AtRate {
  framesPerSecond: number;
  /** Commands a second. */
  commands: number;
}

export async function redisCommands(
  world: RelayWorld,
  pairs: number,
  milliseconds: number,
): Promise<{ opening: number; rates: [AtRate, AtRate] }> {
  const redis = await startRedis();
  try {
    const env = { REDIS_URL: redis.url, NODE_NAME: 'a1' };
    return await world.run(
      'product',
      async ({ relay, process, load }) => {
        const before = await commandsOf(redis);
        await load.tell({ do: 'open', relay, port: process.port, pairs });
        const opening = ((await commandsOf(redis)) - before) / pairs;
        const at = async (framesPerSecond: number): Promise<AtRate> => {
          await load.drive({ pairs, framesPerSecond, milliseconds: 1_500 });
          const [from, since] = [await commandsOf(redis), performance.now()];
          await load.drive({ pairs, framesPerSecond, milliseconds });
          const commands = (await commandsOf(redis)) - from;
          return { framesPerSecond, commands: commands / ((performance.now() - since) / 1000) };
        };
        return { opening, rates: [await at(5), await at(20)] };
      },
      env,
    );
  } finally {
    await redis.stop();
  }
}

/** All so far, but for those that count. */
async function commandsOf(redis: TestRedis): Promise<number> {
  const said = await redis.ask('INFO', 'commandstats');
  const counts = [...said.matchAll(/cmdstat_(\S+?):calls=(\d+)/g)];
  return counts.reduce((sum, [, name, calls]) => (name === 'info' ? sum : sum + Number(calls)), 0);
}
