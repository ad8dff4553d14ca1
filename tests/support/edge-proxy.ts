/** A network's edge in front of the service that lets no WebSocket through. */
import { createServer, request } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** `refuse` answers an upgrade with 403, `swallow` takes it and never answers. */
export type UpgradeHandling = 'refuse' | 'swallow';

export interface EdgeProxy {
  /** As browsers see it. */
  origin: string;
  /** Where the service is, once it has started. */
  forwardTo(port: number): void;
  /** How many upgrades have been asked for. */
  upgrades(): number;
  close(): Promise<void>;
}

export async function startEdgeProxy(handling: UpgradeHandling): Promise<EdgeProxy> {
  let target = 0;
  let upgrades = 0;
  const open = new Set<Duplex>();

  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => {});
  });
  server.on('upgrade', (_request, socket) => {
    upgrades += 1;
    switch (handling) {
      case 'refuse':
        return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      case 'swallow':
        return;
      default: {
        const never: never = handling;
        return never;
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the proxy has no port');

  return {
    origin: `http://localhost:${address.port}`,
    forwardTo: (port) => {
      target = port;
    },
    upgrades: () => upgrades,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
