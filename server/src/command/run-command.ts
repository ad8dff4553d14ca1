import type { Command, CommandDeps, ExitCode } from './command.ts';
import { commands } from './commands.ts';

/** Does what `args` ask for, on the same database as the service and by the same environment. */
export async function runCommand(args: readonly string[], deps: CommandDeps): Promise<ExitCode> {
  for (const command of commands) {
    const words = command.name.split(' ');
    if (!words.every((word, index) => args[index] === word)) continue;
    const code = await run(command, args.slice(words.length), deps);
    if (code === 2) deps.complain(usage([command]));
    return code;
  }
  deps.complain(usage(commands));
  return 2;
}

async function run(command: Command, rest: readonly string[], deps: CommandDeps): Promise<ExitCode> {
  try {
    return await command.run(rest, deps);
  } catch (error) {
    // A database's message may quote rows.
    deps.log.bug('command-failed', error);
    deps.complain('This went wrong in a way that was not foreseen: the line above says where.');
    return 1;
  }
}

function usage(listed: readonly Command[]): string {
  const forms = listed.map(({ name, takes }) => ['medkig', name, takes].filter(Boolean).join(' '));
  const width = Math.max(...forms.map((form) => form.length));
  const lines = listed.map(({ does }, index) => `  ${forms[index]?.padEnd(width)}   ${does}`);
  return [listed.length === 1 ? 'Use it so:' : 'Use one of:', ...lines].join('\n');
}
