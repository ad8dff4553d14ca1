/** Looks at everything that an installation stands on, and says of each thing whether it is right. */
import type { Config } from '../config.ts';
import type { BuiltFolders } from '../http/built-files.ts';
import { iceServers } from '../realtime/ice-servers.ts';
import { readDataKeys } from '../sealing/data-keys.ts';
import { createSeal } from '../sealing/seal.ts';
import { checkBuiltFiles } from './built-files-check.ts';
import { judgeDataKey } from './data-key-check.ts';
import { checkDatabase } from './database-check.ts';
import { checkDisk } from './disk-check.ts';
import type { Finding } from './finding.ts';
import { checkProxy } from './proxy-check.ts';
import { judgeSecondFactor } from './second-factor-check.ts';
import { checkTurn } from './turn-check.ts';

export interface DoctorDeps {
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(length: number): Uint8Array;
  folders: BuiltFolders;
}

export interface Examined {
  /** What was looked at. */
  name: string;
  finding: Finding;
}

export async function* examine(config: Config, deps: DoctorDeps): AsyncGenerator<Examined> {
  const service = `http://localhost:${config.ports.main}`;
  const { now, randomBytes } = deps;
  const read = await readDataKeys(config.dataKey);
  const seal = read.ok ? createSeal({ keys: read.keys, randomBytes }) : undefined;
  const { database, clock, sealed } = await checkDatabase(config.database, { now, service, seal });
  yield { name: 'database', finding: database };
  yield { name: 'clock', finding: clock };
  yield { name: 'data key', finding: judgeDataKey(config, read, sealed) };
  yield { name: 'second factor', finding: judgeSecondFactor(config) };
  yield { name: 'disk', finding: await checkDisk(config.database) };
  yield { name: 'built files', finding: checkBuiltFiles(deps.folders) };
  const origins = {
    console: config.publicUrl ?? service,
    viewer:
      config.viewerOrigin ?? `http://127.0.0.1:${config.demo ? config.ports.viewer : config.ports.main}`,
  };
  for (const finding of await checkProxy(origins, origins.console.startsWith('https:')))
    yield { name: 'proxy', finding };
  const [turn] = iceServers('turn', config.turn, { now: now(), randomBytes }).servers;
  if (!turn) {
    const says = 'no TURN server is set (TURN_URLS): everything goes over the relay';
    yield { name: 'TURN', finding: { is: 'skipped', says } };
    return;
  }
  for (const url of turn.urls)
    yield { name: 'TURN', finding: await checkTurn(url, { ...turn, randomBytes }) };
}
