/** Three Redis servers that share the slots. */
import { setTimeout as delay } from 'node:timers/promises';
import { startRedis } from './redis-server.fixture.ts';

export interface TestCluster {
  url: string;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const SLOTS = [
  ['0', '5460'],
  ['5461', '10922'],
  ['10923', '16383'],
] as const;

export async function startCluster(): Promise<TestCluster> {
  const servers = await Promise.all(
    SLOTS.map(() => startRedis(['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'])),
  );
  await Promise.all(
    servers.map(({ ask }, index) => ask('CLUSTER', 'ADDSLOTSRANGE', ...(SLOTS[index] ?? []))),
  );
  for (const { port } of servers.slice(1))
    await servers[0]?.ask('CLUSTER', 'MEET', '127.0.0.1', String(port));
  for (const { ask } of servers)
    while (!(await ask('CLUSTER', 'INFO')).includes('cluster_state:ok')) await delay(20);
  return {
    url: `redis+cluster://${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    flush: async () => void (await Promise.all(servers.map(({ ask }) => ask('FLUSHALL')))),
    stop: async () => void (await Promise.all(servers.map(({ stop }) => stop()))),
  };
}
