/** Reads the environment, starts the server, says where it is, and stops it on a signal. */
import { join } from 'node:path';
import { type App, startApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { PortTaken } from './http/listeners.ts';
import { createLog, type Log } from './log.ts';
import { FILE_NAME, NoDataKey } from './sealing/data-keys.ts';
import { FolderInUse } from './storage/database.ts';
import { DatabaseIsNewer } from './storage/migrate.ts';

/** A terminal and the package manager in it may both pass on the same Ctrl-C within this time, in milliseconds. */
const SAME_PRESS_MS = 300;

async function main(): Promise<void> {
  const result = readConfig(process.env);
  if (!result.ok) return refuse(result.sentence);
  const { config } = result;
  const log = createLog(config.logLevel);
  // One request that goes wrong must not end everybody's rooms.
  process.on('unhandledRejection', (reason) => log.bug('unhandled-rejection', reason));
  // Node itself would print the error's message, which may quote input.
  process.on('uncaughtException', (error) => {
    log.bug('crashed', error);
    process.exit(1);
  });

  const starting = startApp(config, { log });
  stopOnSignal(starting);
  try {
    process.stdout.write(`${readyLine(await starting)}\n`);
  } catch (error) {
    refuse(sentenceFor(error, config, log));
  }
}

function readyLine({ addresses, demoAgent }: App): string {
  const signIn = demoAgent ? ` (sign in as ${demoAgent.email} / ${demoAgent.password})` : '';
  const sites = addresses.sites.map(({ name, url }) => `, citizen page ${url} (${name})`).join('');
  return `Medkig is ready: agent console ${addresses.console}${signIn}${sites}. Ctrl-C stops.`;
}

function sentenceFor(error: unknown, config: Config, log: Log): string {
  if (error instanceof PortTaken) {
    const { main } = config.ports;
    const other = main > 60_000 ? main - 100 : main + 100;
    return `Port ${error.port} is taken by another program: stop it, or choose another with PORT=${other} npm start.`;
  }
  if (error instanceof FolderInUse) {
    return 'Another Medkig uses this DATA_DIR: stop it, or choose another folder with DATA_DIR=data2 npm start.';
  }
  if (error instanceof NoDataKey) {
    return `There is no key to seal secrets with (${error.code}): set DATA_KEY, or let Medkig read and write ${join(config.dataKey.folder, FILE_NAME)} (docs/operate.md).`;
  }
  if (error instanceof DatabaseIsNewer) {
    return 'A newer version of Medkig has changed this database: start that one, or restore a backup from before it (docs/operate.md).';
  }
  log.bug('start-failed', error);
  switch (config.database.kind) {
    case 'postgres':
      return 'Medkig could not start; is the database of DATABASE_URL running, and may its user create tables?';
    case 'embedded':
      return `Medkig could not start; may it write to the folder ${config.database.folder} (DATA_DIR)?`;
    case 'memory':
      return 'Medkig could not start.';
    default: {
      const never: never = config.database;
      throw new Error(`no such database: ${String(never)}`);
    }
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** The first signal stops the server in order, another press ends the process at once. */
function stopOnSignal(starting: Promise<App>): void {
  let firstAt: number | undefined;
  const stop = (): void => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > SAME_PRESS_MS) process.exit(130);
      return;
    }
    firstAt = performance.now();
    starting
      .then((app) => app.close())
      .then(
        () => process.exit(),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await main();
