import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtFiles } from './built-files.ts';
import { precompressed } from './precompressed.ts';

const script = 'export {};';
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medkig-precompressed-'));
  await writeFile(join(folder, 'main-Ab3_x-9Z.js'), script);
  await writeFile(join(folder, 'main-Ab3_x-9Z.js.br'), brotliCompressSync(script));
  await writeFile(join(folder, 'main-Ab3_x-9Z.js.gz'), gzipSync(script));
  await writeFile(join(folder, 'plain.js'), script);
  server = createServer(express().use(precompressed(folder), builtFiles(folder)));
  await new Promise<void>((resolve) => server.listen(0, resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** `fetch` asks for encodings of its own. */
function answerTo(path: string, encodings?: string): Promise<{ headers: object; body: Buffer }> {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server does not listen');
  const headers = encodings === undefined ? {} : { 'Accept-Encoding': encodings };
  return new Promise((resolve, reject) => {
    request({ port: address.port, path, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ headers: response.headers, body: Buffer.concat(parts) });
    })
      .on('error', reject)
      .end();
  });
}

it.each([
  ['gzip, deflate, br, zstd', 'br', brotliCompressSync(script)],
  ['gzip', 'gzip', gzipSync(script)],
  ['br;q=0, gzip', 'gzip', gzipSync(script)],
])('a browser that takes %s gets %s', async (accepted, encoding, bytes) => {
  const { headers, body } = await answerTo('/main-Ab3_x-9Z.js', accepted);
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': encoding,
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'Accept-Encoding',
  });
  expect(body).toEqual(bytes);
});

it.each([
  ['/main-Ab3_x-9Z.js', undefined],
  ['/main-Ab3_x-9Z.js', 'zstd'],
  ['/plain.js', 'br'],
])('%s for a browser that takes %s comes as it is, and caches know why', async (path, accepted) => {
  const { headers, body } = await answerTo(path, accepted);
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers).toMatchObject({ vary: 'Accept-Encoding' });
  expect(body.toString()).toBe(script);
});
