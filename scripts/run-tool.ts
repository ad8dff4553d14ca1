import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Runs a command from node_modules/.bin; resolves to the exit code. */
export function runTool(tool: string, args: readonly string[]): Promise<number> {
  return run(join(root, 'node_modules', '.bin', tool), args, root);
}

/** Runs a script of one of the rooms' package.json. */
export function runScript(name: string, room: string): Promise<number> {
  return run('npm', ['run', '--silent', name], join(root, room));
}

/** Runs a program of the machine in the workspace's folder; resolves to the exit code. */
export function runCommandLine(command: string, args: readonly string[]): Promise<number> {
  return run(command, args, root);
}

function run(command: string, args: readonly string[], cwd: string): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
