/**
 * A planted word: it must be in the plaintext before sealing and on the agent's stage, so that the test sees what
 * it looks for, and then nowhere the server has been: no frame, log, file, endpoint or memory.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { parseFrame } from '@medkig/protocol/session/frame';
import { Inflate, Z_SYNC_FLUSH } from 'pako';
import type { Browser, Page, WebSocket } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { contains, filesBelow } from '../support/look-for.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { onStage, readAloud, sayYes, signIn, stage } from '../support/people.ts';

const word = 'Kvædebrødsmuseum';

let medkig: Medkig;
let browsers: Browser[] = [];
let citizen: Page;
let agent: Page;
let digits: string;
const wire: Buffer[] = [];

/** A record as it goes into the seal: header and plaintext. */
interface Sealing {
  header: number[];
  plaintext: number[];
}

declare global {
  var sealings: Sealing[];
}

beforeAll(async () => {
  medkig = await startMedkig({ nodeArgs: ['--heapsnapshot-signal=SIGUSR2'] });
  browsers = await Promise.all([launchChromium(), launchChromium()]);
  const [first, second] = browsers;
  if (!first || !second) throw new Error('two browsers are needed');
  [citizen, agent] = await Promise.all([
    first.newPage({ locale: 'da-DK' }),
    second.newPage({ locale: 'da-DK' }),
  ]);
  for (const page of [citizen, agent]) page.on('websocket', listen);
  // WebCrypto itself is watched, so the product needs no hole for the test to look through.
  await citizen.addInitScript(() => {
    globalThis.sealings = [];
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    crypto.subtle.encrypt = (params, key, data) => {
      const { additionalData } = params as AesGcmParams;
      globalThis.sealings.push({
        header: [...new Uint8Array(additionalData as ArrayBuffer)],
        plaintext: [...new Uint8Array(data as ArrayBuffer)],
      });
      return encrypt(params, key, data);
    };
  });
  await citizen.goto(`${medkig.site + formPath}?sag=${word}#${word}`);
  await signIn(agent, medkig);
  digits = await readAloud(citizen, agent);
  await sayYes(citizen);
  await stage(agent).locator('body').waitFor();
  await citizen.evaluate((text) => document.querySelector('h1')?.append(` ${text}`), word);
  await onStage(agent, 'h1').filter({ hasText: word }).waitFor();
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await medkig?.stop();
});

function listen(socket: WebSocket): void {
  const keep = ({ payload }: { payload: string | Buffer }) => wire.push(Buffer.from(payload));
  socket.on('framesent', keep);
  socket.on('framereceived', keep);
}

it('is in the plaintext before sealing', async () => {
  const sealings = await citizen.evaluate(() => globalThis.sealings);
  expect(plaintexts(sealings)).toContain(word);
});

it('is on the agent’s stage', async () => {
  expect(await onStage(agent, 'h1').textContent()).toContain(word);
});

it('is in no frame, and the secret of the code neither', () => {
  expect(wire.length).toBeGreaterThan(5);
  const all = Buffer.concat(wire);
  expect(contains(all, word)).toBe(false);
  expect(all.toString('latin1')).not.toMatch(secretAlone());
});

it('is in no log line, and neither is the code', () => {
  expect(medkig.output()).toContain('Medkig is ready');
  expect(medkig.output()).not.toContain(word);
  expect(medkig.output()).not.toMatch(secretAlone());
});

it('is in no file of the database', () => {
  const files = filesBelow(medkig.dataDir).filter((path) => !path.endsWith('.heapsnapshot'));
  const contents = files.map((file) => readFileSync(file));
  expect(contents.some((content) => contains(content, 'Vestby Kommune'))).toBe(true);
  expect(files.filter((_, at) => contains(contents[at] ?? Buffer.of(), word))).toEqual([]);
});

it('is at no address of the server', async () => {
  const addresses = ['/healthz', '/readyz', '/metrics', '/api/session', '/embed/v1/sites/vestby', '/'];
  for (const address of addresses) {
    const answer = await (await fetch(medkig.console + address)).text();
    expect(answer).not.toContain(word);
  }
});

it('is nowhere in the memory of the server', async () => {
  medkig.process.kill('SIGUSR2');
  const snapshot = await heapSnapshot(medkig.dataDir);
  expect(snapshot.includes('Den Digitale Hotline') || snapshot.includes('Medkig is ready')).toBe(true);
  expect(snapshot.includes(word)).toBe(false);
  // As a string of its own: among millions of numbers some six digits are always the secret's.
  expect(snapshot.includes(`"${digits.slice(2, 8)}"`)).toBe(false);
  expect(snapshot.includes(digits)).toBe(false);
});

/** All that was sealed, as text: control messages as they are, the state lane inflated epoch by epoch. */
function plaintexts(sealings: Sealing[]): string {
  const texts: string[] = [];
  const parts: Uint8Array[] = [];
  const streams = new Map<number, Inflate>();
  for (const { header, plaintext } of sealings) {
    const bytes = Uint8Array.from(plaintext);
    const frame = parseFrame(Uint8Array.from(header));
    const { compression = 'none', epoch = 0, kind = 'record', chunk = 0, chunks = 1 } = frame?.header ?? {};
    if (compression === 'once') {
      parts.push(bytes);
      if (chunk === chunks - 1) texts.push(inflateRawSync(Buffer.concat(parts.splice(0))).toString());
    }
    if (compression === 'none' && kind === 'record') texts.push(Buffer.from(bytes).toString());
    if (compression !== 'stream') continue;
    let stream = streams.get(epoch);
    if (!stream) {
      stream = new Inflate({ raw: true });
      stream.onData = (chunk) => texts.push(Buffer.from(chunk).toString());
      streams.set(epoch, stream);
    }
    stream.push(bytes, Z_SYNC_FLUSH);
  }
  return texts.join('');
}

/** The six secret digits, not as a part of a longer number such as a time. */
function secretAlone(): RegExp {
  return new RegExp(`(?<!\\d)${digits.slice(2, 8)}(?!\\d)`);
}

/** Node writes the snapshot into its working folder and closes the JSON when it is done. */
async function heapSnapshot(folder: string): Promise<string> {
  await expect.poll(() => finished(snapshotIn(folder)), { timeout: 60_000, interval: 500 }).toBe(true);
  return readFileSync(snapshotIn(folder) ?? '', 'utf8');
}

function snapshotIn(folder: string): string | undefined {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .find((path) => path.endsWith('.heapsnapshot'));
}

function finished(path: string | undefined): boolean {
  return path !== undefined && existsSync(path) && readFileSync(path, 'utf8').trimEnd().endsWith(']}');
}
