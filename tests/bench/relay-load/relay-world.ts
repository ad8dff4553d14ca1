/** What the relays are measured in: a service with its database, the load, and one relay at a time. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@medkig/server/database';
import { startPostgres } from '@medkig/server/postgres-for-tests';
import { addPeople } from '../../support/service-of-many.ts';
import { type Load, startLoad } from './load-process.ts';
import { type RelayName, type RelayProcess, startRelay } from './relay-process.ts';

/** One relay that runs, and who loads it. */
export interface Running {
  relay: RelayName;
  process: RelayProcess;
  load: Load;
}

export interface RelayWorld {
  /** Starts the relay as if nobody had called yet, and stops it afterwards. `env`: more for the product. */
  run<T>(
    relay: RelayName,
    work: (running: Running) => Promise<T>,
    env?: Readonly<Record<string, string>>,
  ): Promise<T>;
  /** The product's process is killed and starts again, on the same port and database. */
  again(running: Running): Promise<Running>;
  close(): Promise<void>;
}

/** With people for so many pairs. */
export async function openRelayWorld(pairs: number): Promise<RelayWorld> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'medkig-relays-'));
  const [console, jwtPrivateKey] = ['https://medkig.example', newKey()];
  const people = await addPeople(postgres.url, pairs);
  const load = startLoad();
  await load.tell({ do: 'introduce', service: { console, jwtPrivateKey, people } });
  const env = {
    ...{ DATABASE_URL: postgres.url, DATA_DIR: dataDir, DATA_KEY: randomBytes(32).toString('base64') },
    ...{ MEDKIG_DEMO: '0', PUBLIC_URL: console, VIEWER_ORIGIN: 'https://viewer.example' },
    ...{ JWT_PRIVATE_KEY: jwtPrivateKey, LOG_LEVEL: 'warn' },
  };

  async function forgetRooms(): Promise<void> {
    const { db, close } = await openDatabase({ kind: 'postgres', url: postgres.url });
    await db.deleteFrom('room').execute();
    await db.deleteFrom('resting_nameplate').execute();
    await close();
  }

  const running = new Set<RelayProcess>();
  async function start(
    relay: RelayName,
    more: Readonly<Record<string, string>>,
    port?: number,
  ): Promise<Running> {
    const process = await startRelay(relay, { ...env, ...more }, port);
    running.add(process);
    return { relay, process, load };
  }

  async function stopAll(): Promise<void> {
    for (const process of running) await process.kill();
    running.clear();
  }

  return {
    async run(relay, work, more = {}) {
      if (relay === 'product') await forgetRooms();
      try {
        return await work(await start(relay, more));
      } finally {
        await load.tell({ do: 'close' });
        await stopAll();
      }
    },
    async again({ relay, process }) {
      await stopAll();
      return start(relay, {}, process.port);
    },
    async close() {
      await load.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** For tickets; in PEM. */
function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
