/** A proxy in front of the relay that does to WebSockets, and to everything, what some networks do. */
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface HurtingProxy {
  url: string;
  /** Lets WebSockets through, refuses them, or takes them and says nothing. */
  webSockets: 'pass' | 'refuse' | 'swallow';
  /** The lines that are open now stay open and carry nothing more. */
  freeze(): void;
  /** Nothing gets through any more, on no line, and nobody is told; new lines hang too. */
  blackhole(): void;
  /** New lines get through again; those of before stay dead. */
  heal(): void;
  /** Cuts every line; while it is down nobody gets through. */
  down(): void;
  up(): void;
  /** What came through since the start. */
  seen: { webSockets: number; polls: number; turnedAway: number; swallowed: number };
  stop(): Promise<void>;
}

/**
 * @param target the relay's origin; @param origin what the client's page would send as `Origin`
 * @param addressOf where the next one comes from, for a server that asks its proxy
 */
export async function startHurtingProxy(
  target: string,
  origin: string,
  addressOf?: () => string,
): Promise<HurtingProxy> {
  const { host, hostname, port: targetPort } = new URL(target);
  const lines = new Set<Socket>();
  const headersOf = (headers: IncomingHttpHeaders) => ({
    ...{ ...headers, host, origin },
    ...(addressOf && { 'x-forwarded-for': addressOf() }),
  });
  let isDown = false;
  let isBlack = false;
  let frozen = new WeakSet<Socket>();

  const server = createServer((incoming, response) => {
    proxy.seen.polls += 1;
    if (frozen.has(incoming.socket)) return;
    const { method, url: path, headers } = incoming;
    const onward = ask(
      { hostname, port: targetPort, method, path, headers: headersOf(headers) },
      (answer) => {
        if (frozen.has(incoming.socket)) return;
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (line) => {
    if (isDown) {
      proxy.seen.turnedAway += 1;
      line.destroy();
      return;
    }
    lines.add(line);
    if (isBlack) {
      proxy.seen.swallowed += 1;
      frozen.add(line);
    }
    line.on('close', () => lines.delete(line));
    line.on('error', () => {});
  });
  server.on('upgrade', (incoming: IncomingMessage, line: Socket) => {
    if (frozen.has(line)) return;
    switch (proxy.webSockets) {
      case 'refuse':
        line.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      case 'swallow':
        return;
      case 'pass': {
        proxy.seen.webSockets += 1;
        const onward = connect(Number(targetPort), hostname, () => {
          const headers = Object.entries(headersOf(incoming.headers));
          const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
          onward.write(`GET ${incoming.url} HTTP/1.1\r\n${head}\r\n`);
          line.on('data', (bytes) => frozen.has(line) || onward.write(bytes));
          onward.on('data', (bytes) => frozen.has(line) || line.write(bytes));
        });
        onward.on('close', () => frozen.has(line) || line.destroy());
        onward.on('error', () => {});
        line.on('close', () => onward.destroy());
        return;
      }
      default:
        proxy.webSockets satisfies never;
    }
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the proxy has no port'));
    });
  });
  const cut = () => {
    for (const line of lines) line.destroy();
  };

  const proxy: HurtingProxy = {
    url: `http://127.0.0.1:${port}`,
    webSockets: 'pass',
    seen: { webSockets: 0, polls: 0, turnedAway: 0, swallowed: 0 },
    freeze: () => {
      frozen = new WeakSet(lines);
    },
    blackhole: () => {
      isBlack = true;
      frozen = new WeakSet(lines);
    },
    heal: () => {
      isBlack = false;
    },
    down: () => {
      isDown = true;
      cut();
    },
    up: () => {
      isDown = false;
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        cut();
      }),
  };
  return proxy;
}
