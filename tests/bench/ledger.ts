/**
 * An HTTP proxy between the citizen's browser and everybody: it counts what crosses the wire, for each host, and says
 * nothing about what it was. A WebSocket comes as a CONNECT tunnel, so its frames' own headers are counted too.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type Line, overLine } from './slow-line.ts';

/** Bytes since the start, TCP's and IP's own not counted. */
export interface Traffic {
  /** From the citizen's browser, over WebSockets. */
  up: number;
  down: number;
  /** Both directions of requests, scripts of `/embed/` not counted: they are the program, not the session. */
  requests: number;
}

export interface Ledger {
  proxy: string;
  /** `host` is as in a URL, with its port. */
  traffic(host: string): Traffic;
  /** Requests whose path fits are answered with 404 from now on. */
  refuse(path: RegExp | undefined): void;
  /** WebSockets, also those that are open, go over this line from now on. */
  slow(line: Line | undefined): void;
  close(): void;
}

export async function startLedger(): Promise<Ledger> {
  const hosts = new Map<string, Traffic>();
  const open = new Set<Socket>();
  let refused: RegExp | undefined;
  let slow: Line | undefined;

  function trafficOf(host: string): Traffic {
    const known = hosts.get(host);
    if (known) return known;
    const fresh = { up: 0, down: 0, requests: 0 };
    hosts.set(host, fresh);
    return fresh;
  }

  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const url = new URL(incoming.url ?? '', 'http://nowhere');
    if (refused?.test(url.pathname)) return void response.writeHead(404).end();
    const traffic = url.pathname.startsWith('/embed/') ? { requests: 0 } : trafficOf(url.host);
    traffic.requests += headBytes(incoming);
    const outgoing = request(url, { method: incoming.method, headers: incoming.headers, agent: false });
    outgoing.on('response', (answer) => {
      traffic.requests += headBytes(answer);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => {
        traffic.requests += chunk.length;
      });
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.on('data', (chunk: Buffer) => {
      traffic.requests += chunk.length;
    });
    incoming.pipe(outgoing);
  }

  function tunnel(incoming: IncomingMessage, near: Socket, head: Buffer): void {
    const host = incoming.url ?? '';
    const { hostname, port } = new URL(`http://${host}`);
    const traffic = trafficOf(host);
    const far = connect(Number(port || 80), hostname, () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n');
      far.write(head);
    });
    far.setNoDelay(true);
    near.setNoDelay(true);
    const up = overLine(far, () => slow, 'up');
    const down = overLine(near, () => slow, 'down');
    near.on('data', (chunk: Buffer) => {
      traffic.up += chunk.length;
      up(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      traffic.down += chunk.length;
      down(chunk);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  }

  const server = createServer(pass).on('connect', tunnel);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traffic: (host) => ({ ...trafficOf(host) }),
    refuse: (path) => {
      refused = path;
    },
    slow: (line) => {
      slow = line;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

/** As it stood on the wire, within a few bytes. */
function headBytes({ rawHeaders, url = '' }: IncomingMessage): number {
  return rawHeaders.reduce((sum, part) => sum + part.length + 2, url.length + 20);
}
