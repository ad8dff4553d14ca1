/** HAProxy with the configuration of `deploy/`, before nodes on the loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startHaproxy } from './haproxy.ts';
import { makeCertificate } from './own-certificate.ts';

const configuration = join(import.meta.dirname, '../../deploy/haproxy/haproxy.cfg');

/** The port of each node, by its NODE_NAME: aa and bb, and cc if there is a third. */
export type NodePorts = Readonly<Record<string, number>>;

export interface Edge {
  /** Where it speaks TLS. */
  port: number;
  /** Where it only leads to TLS. */
  plainPort: number;
  /** What a client must trust, as PEM. */
  certificate: string;
  stop(): Promise<void>;
}

/** `port` is for an edge whose address must be known before it is there. */
export async function startEdge(nodes: NodePorts, port?: number): Promise<Edge> {
  const folder = mkdtempSync(join(tmpdir(), 'medkig-edge-'));
  const { file, certificate } = makeCertificate(folder);
  const [https, http] = [port ?? (await freePort()), await freePort()];
  const places = Object.entries(nodes).map(([name, at]) => [`NODE_${name.toUpperCase()}`, `127.0.0.1:${at}`]);
  const running = await startHaproxy(configuration, [https, http], {
    TLS_CERTIFICATE: file,
    EDGE_HTTPS: `127.0.0.1:${https}`,
    // Each needs two open files, of which a machine for tests may allow few.
    EDGE_CONNECTIONS: '4000',
    EDGE_HTTP: `127.0.0.1:${http}`,
    ...Object.fromEntries(places),
  });
  return {
    port: https,
    plainPort: http,
    certificate,
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
