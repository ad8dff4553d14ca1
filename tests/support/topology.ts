/** What `docker-compose.yml` runs in containers, as processes of this machine: the edge, three nodes, Redis, PostgreSQL and coturn. */
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@medkig/server/postgres-for-tests';
import { hasRedis, startRedis, type TestRedis } from '@medkig/server/redis-server.fixture';
import { nodeEnvironment, redisOptions } from './compose-file.ts';
import { type Edge, startEdge } from './edge.ts';
import { freePort } from './free-port.ts';
import { hasHaproxy } from './haproxy.ts';
import { type Medkig, startMedkig } from './medkig.ts';
import { programs } from './programs.ts';
import { startTurnServer } from './turn-server.ts';
import { openWaysIn } from './ways-in.ts';

/** A machine without one of the programs skips these tests; the runner says so. */
export const hasTopology = hasHaproxy && hasRedis && programs.turnServer !== undefined;

export const nodeNames = ['aa', 'bb', 'cc'] as const;
export type NodeName = (typeof nodeNames)[number];

/** Where the citizens' page is. */
const SITE = 'https://www.vestby.example';

interface TopologyNode {
  /** Resolves when it is ready, which the edge may see half a second later. */
  start(): Promise<void>;
  /** As the machine's end. Resolves when it is gone. */
  kill(): Promise<void>;
  /** As an operator does. Resolves with its exit code, when its sessions have moved. */
  stop(): Promise<number | null>;
  /** The process that runs, or ran last. */
  readonly process: ChildProcess;
  /** Where it answers without the edge, as a scraper asks it. */
  url: string;
  /** All that it has logged. */
  output(): string;
}

export interface Topology {
  edge: Edge;
  nodes: Readonly<Record<NodeName, TopologyNode>>;
  redis: TestRedis;
  /** Where the nodes keep their rows. */
  databaseUrl: string;
  /** Of the agents' tickets, as PEM. */
  jwtPrivateKey: string;
  agent: Medkig['agent'];
  /** The address for clients that are on this page, and come from the address of the loopback that is given. */
  wayIn(page: 'console' | 'site', localAddress?: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startTopology(): Promise<Topology> {
  const root = join(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(tmpdir(), 'medkig-topology-'));
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };

  try {
    const postgres = await startPostgres();
    ends.push(postgres.stop);
    const redis = await startRedis(redisOptions);
    ends.push(redis.stop);
    const turn = await startTurnServer();
    ends.push(turn.stop);

    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const dataKey = randomBytes(32).toString('base64');
    const secrets = {
      'database-url': postgres.url,
      'redis-url': redis.url,
      'data-key': dataKey,
      'jwt-private-key': key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'turn-secret': turn.secret,
      'oidc-client-secret': '',
      'metrics-token': 'only-for-this-test-run',
    };
    for (const [name, secret] of Object.entries(secrets)) writeFileSync(join(folder, name), secret);

    // The rows of the demo, and nothing else of it.
    const seed = await startMedkig({
      env: { DATABASE_URL: postgres.url, DATA_KEY: dataKey, MEDKIG_DEMO_ORIGINS: SITE },
    });
    await seed.stop();

    const port = await freePort();
    const environment = nodeEnvironment(
      {
        PUBLIC_URL: `https://localhost:${port}`,
        VIEWER_ORIGIN: `https://127.0.0.1:${port}`,
        TURN_URLS: `turn:127.0.0.1:${turn.port}?transport=udp`,
      },
      folder,
    );
    const program = join(root, 'server/src/main.ts');
    const [aa, bb, cc] = await Promise.all(
      nodeNames.map(async (name) => {
        const env = { ...environment, PATH: process.env.PATH, NODE_ENV: 'production', NODE_NAME: name };
        const node = createNode(program, env, await freePort());
        ends.push(node.kill);
        await node.start();
        return node;
      }),
    );
    if (!aa || !bb || !cc) throw new Error('three nodes');
    const nodes = { aa, bb, cc };
    const portOf = (node: TopologyNode) => Number(new URL(node.url).port);
    const edge = await startEdge({ aa: portOf(aa), bb: portOf(bb), cc: portOf(cc) }, port);
    ends.push(edge.stop);

    return {
      edge,
      nodes,
      redis,
      databaseUrl: postgres.url,
      jwtPrivateKey: secrets['jwt-private-key'],
      agent: seed.agent,
      async wayIn(page, localAddress = '127.0.0.1') {
        const origin = page === 'site' ? SITE : `https://localhost:${port}`;
        const ways = await openWaysIn(edge, [{ origin, localAddress }]);
        ends.push(ways.stop);
        return ways.urls[0] ?? '';
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createNode(program: string, environment: NodeJS.ProcessEnv, port: number): TopologyNode {
  let child: ChildProcess | undefined;
  let output = '';

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    child.kill(signal);
    const [code]: (number | null)[] = await gone;
    return code ?? null;
  }

  return {
    async start() {
      const env = { ...environment, PORT: String(port) };
      const started = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      const before = output.length;
      await new Promise<void>((resolve, reject) => {
        const read = (chunk: Buffer) => {
          output += chunk;
          if (output.includes('Medkig is ready', before)) resolve();
        };
        started.stdout.on('data', read);
        started.stderr.on('data', read);
        started.once('exit', (code) => reject(new Error(`the node stopped with ${code}:\n${output}`)));
      });
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    get process() {
      if (!child) throw new Error('it has not been started');
      return child;
    },
    url: `http://127.0.0.1:${port}`,
    output: () => output,
  };
}
