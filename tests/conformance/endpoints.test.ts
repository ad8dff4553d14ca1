import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEndpoints } from '@medkig/api/endpoints';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../packages/api/src');
const described = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'endpoint.ts')
  .flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^(?:export )?const (\w+) = endpoint\(/gm)].map(
      ([, name = '']) => ({ file, name }),
    ),
  );

it.each(described)('$name of $file is listed', ({ file, name }) => {
  const message = `import { ${name} } from './${file}' in endpoints.ts and list it under its topic`;
  expect(
    allEndpoints.map((listed) => listed.name),
    message,
  ).toContain(name);
});

it('lists nothing twice, by name or by address', () => {
  const addresses = allEndpoints.map(
    ({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`,
  );
  const names = allEndpoints.map(({ name }) => name);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(new Set(names).size).toBe(names.length);
});

it('describes each name that stands in a path', () => {
  for (const { name, endpoint } of allEndpoints) {
    const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, at]) => at);
    const { params } = endpoint;
    const entries = params && 'entries' in params ? Object.keys(Object(params.entries)) : [];
    expect(entries.sort(), name).toEqual(inPath.sort());
  }
});
