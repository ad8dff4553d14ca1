import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Runs Node with these arguments in a folder of the repository; resolves to the exit code. */
export function runNode(args: readonly string[], folder = '.'): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: join(root, folder), stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a command from node_modules/.bin; resolves to the exit code. */
export function runTool(tool: string, args: readonly string[]): Promise<number> {
  const child = spawn(join(root, 'node_modules', '.bin', tool), args, { cwd: root, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
