/** `npm run medkig -- <command>`: the operator's command, in demo mode unless told otherwise, as `npm start` is. */
import { runCommand } from '../server/src/command/command.ts';

process.env.MEDKIG_DEMO ??= '1';
process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  write: (line) => void process.stdout.write(`${line}\n`),
  now: Date.now,
  complain: (sentence) => void process.stderr.write(`${sentence}\n`),
});
