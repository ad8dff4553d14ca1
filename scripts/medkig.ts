/** `npm run medkig -- <command>`: the operator's command, in demo mode unless told otherwise, as `npm start` is. */
import { randomBytes } from 'node:crypto';
import { runCommand } from '../server/src/command/run-command.ts';
import { createLog } from '../server/src/log.ts';

process.env.MEDKIG_DEMO ??= '1';
process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  write: (line) => void process.stdout.write(`${line}\n`),
  complain: (sentence) => void process.stderr.write(`${sentence}\n`),
  log: createLog('error'),
  now: Date.now,
  randomBytes: (length) => randomBytes(length),
});
