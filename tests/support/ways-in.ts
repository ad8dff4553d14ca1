/**
 * What pages make of their requests, for clients that are no browsers: a way to the edge that names the page and speaks TLS.
 * HAProxy does it, so that many of them do not weigh on what is measured.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edge } from './edge.ts';
import { freePort } from './free-port.ts';
import { startHaproxy } from './haproxy.ts';

/** The page that its clients are on, and the address of the loopback from which they come. */
export interface Whence {
  origin: string;
  localAddress: string;
}

export interface WaysIn {
  /** A plain address of the loopback for each, in their order. */
  urls: string[];
  stop(): Promise<void>;
}

export async function openWaysIn(edge: Edge, all: readonly Whence[]): Promise<WaysIn> {
  const folder = mkdtempSync(join(tmpdir(), 'medkig-ways-'));
  writeFileSync(join(folder, 'edge.pem'), edge.certificate);
  // HAProxy would share a port that is drawn twice between two ways.
  const distinct = new Set<number>();
  while (distinct.size < all.length) distinct.add(await freePort());
  const ports = [...distinct];
  const trusted = `ssl ssl-max-ver TLSv1.2 verify required ca-file ${join(folder, 'edge.pem')} sni str(localhost) verifyhost localhost`;
  const ways = all.map(
    ({ origin, localAddress }, index) => `
listen way-${index}
  bind 127.0.0.1:${ports[index]}
  http-request set-header Origin ${origin}
  http-request set-header Host localhost:${edge.port}
  server edge 127.0.0.1:${edge.port} source ${localAddress} ${trusted}`,
  );
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(
    file,
    `global
  maxconn 4000
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
${ways.join('\n')}
`,
  );
  const running = await startHaproxy(file, ports);
  return {
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
