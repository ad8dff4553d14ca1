/** Everybody comes back at once. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Storm } from './load.ts';
import type { RelayWorld, Running } from './relay-world.ts';

/** A killed server knows what it has stored until then. */
const STORED_MS = 3_000;

/** The server is killed; when it answers again, the pairs connect, evenly spread over `withinMs`. */
export async function storm(
  world: RelayWorld,
  running: Running,
  pairs: number,
  withinMs: number,
): Promise<Storm> {
  const { relay, process, load } = running;
  await load.tell({ do: 'open', relay, port: process.port, pairs });
  await delay(STORED_MS);
  const again = await world.again(running);
  return load.storm({ port: again.process.port, withinMs });
}
