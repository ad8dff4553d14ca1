/** What an operator does from a terminal: one file for each command, and one line in `commands.ts`. */
import type { Log } from '../log.ts';

export interface CommandDeps {
  environment: Record<string, string | undefined>;
  /** One line of what was asked for. */
  write(line: string): void;
  /** One sentence on what went wrong. */
  complain(sentence: string): void;
  log: Pick<Log, 'bug'>;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(length: number): Uint8Array;
}

/** 0: done. 1: not as it should be. 2: not understood, and the caller says how it is used. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** What it begins with: «audit export». */
  name: string;
  /** What follows, in capitals, as the list of commands shows it: «NAME». */
  takes?: string;
  /** What it does, for the list of commands; without a full stop. */
  does: string;
  /** `rest` is what follows the name. */
  run(rest: readonly string[], deps: CommandDeps): Promise<ExitCode>;
}
