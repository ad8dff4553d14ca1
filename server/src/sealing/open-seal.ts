import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from '../storage/tables.ts';
import { type DataKeyConfig, provideDataKeys } from './data-keys.ts';
import { createSeal, type Seal } from './seal.ts';
import { countSealed } from './sealed-cells.ts';

/** The service's seal. What it cannot open is told in the log and ends nothing. Throws `NoDataKey`. */
export async function openSeal({
  db,
  config,
  randomBytes,
  log,
}: {
  db: Kysely<Tables>;
  config: DataKeyConfig;
  randomBytes(n: number): Uint8Array;
  log: Pick<Log, 'error'>;
}): Promise<Seal> {
  const seal = createSeal({ keys: await provideDataKeys(config, randomBytes), randomBytes });
  const { shut } = await countSealed(db, seal);
  if (shut > 0) log.error({ event: 'secrets-unreadable', reason: 'data-key' });
  return seal;
}
