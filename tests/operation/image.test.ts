/** The folders that the Dockerfile copies, and the commands that it names, as processes of this machine. Docker is not in it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';

const root = join(import.meta.dirname, '..', '..');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll(/\\\n\s*/g, '');
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

const command = (pattern: RegExp) =>
  v
    .parse(v.tupleWithRest([v.literal('node')], v.string()), JSON.parse(pattern.exec(lastStage)?.[1] ?? ''))
    .slice(1);
const environment = Object.fromEntries(
  (/^ENV (.+)$/m.exec(lastStage)?.[1] ?? '').split(' ').map((pair) => pair.split('=')),
);

let image: string;
let port: number;
let env: Record<string, string | undefined>;
beforeAll(async () => {
  image = mkdtempSync(join(tmpdir(), 'medkig-image-'));
  for (const [, paths = ''] of lastStage.matchAll(/^COPY --from=\w+ (.+)$/gm)) {
    const [to = '', ...from] = paths.split(' ').reverse();
    for (const path of from) {
      const source = join(root, path.replace('/medkig/', ''));
      const target = to.endsWith('/') ? join(image, to, path.split('/').at(-1) ?? '') : join(image, to);
      mkdirSync(dirname(target), { recursive: true });
      // The packages that only build or test lie beside the others here; their number does not matter.
      if (path === '/medkig/node_modules') symlinkSync(source, target);
      else cpSync(source, target, { recursive: true, verbatimSymlinks: true });
    }
  }
  port = await freePort();
  const origins = { PUBLIC_URL: 'https://medkig.example', VIEWER_ORIGIN: 'https://viewer.example' };
  env = {
    PATH: process.env.PATH,
    ...environment,
    ...origins,
    DATA_DIR: join(image, 'data'),
    PORT: String(port),
  };
});
afterAll(() => rmSync(image, { recursive: true, force: true }));

async function pageOf(host: string): Promise<string> {
  const asked = get({ host: '127.0.0.1', port, headers: { host } });
  const [response] = await once(asked, 'response');
  return response.setEncoding('utf8').reduce((page: string, chunk: string) => page + chunk, '');
}

it('starts, is healthy, takes an operator’s command and stops in order', async () => {
  const service = spawn(process.execPath, command(/^CMD (\[.+\])$/m), { cwd: image, env });
  const gone = once(service, 'exit');
  let said = '';
  service.stderr.on('data', (text: string) => {
    said += text;
  });
  await Promise.race([
    once(service.stdout, 'data'),
    gone.then(() => {
      throw new Error(said);
    }),
  ]);

  const health = spawn(process.execPath, command(/^HEALTHCHECK .+ CMD (\[.+\])$/m), { env });
  expect(await once(health, 'exit')).toEqual([0, null]);
  for (const host of ['medkig.example', 'viewer.example'])
    expect(await pageOf(host)).toMatch(/^<!doctype html>/i);
  const check = spawnSync(process.execPath, ['scripts/medkig.ts', 'audit', 'check'], {
    cwd: image,
    env,
    encoding: 'utf8',
  });
  expect([check.status, check.stderr]).toEqual([
    1,
    expect.stringMatching(/^Medkig is running on this DATA_DIR/),
  ]);

  service.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
});
