/** Opening the ports, before anything that takes time: a taken one is then told at once. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Ports } from '../config.ts';

/** Thrown when another process has the port. */
export class PortTaken extends Error {
  override name = 'PortTaken';
  readonly port: number;
  constructor(port: number) {
    super(`port ${port} is taken`);
    this.port = port;
  }
}

interface Listener {
  server: Server;
  /** The port that was opened. */
  port: number;
}

/** Each on a port of its own, so that each is an origin of its own. */
export interface DemoListeners {
  site: Listener;
  secondSite: Listener;
  viewer: Listener;
  mitid: Listener;
  selfService: Listener;
}

export interface Listeners {
  main: Listener;
  demo: DemoListeners | undefined;
  /** Answers requests on every port; until then they are told to come back. */
  serve(handler: RequestListener): void;
  /** Takes no new connection and ends the open ones. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** A client has this long to say what it wants, and to have said all of it. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 30_000;
/** How often Node looks for those who have not. */
const CHECK_MS = 5_000;
/** What the relay admits, what has not joined yet, and as many again for pages and requests. */
const MOST_CONNECTIONS = 16_000;

const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '2' }).end('Starting.\n');
};

/**
 * Opens the main port on every interface or, for the demo, all ports on the loopback alone.
 * Throws `PortTaken`, or what the system says when a port may not be opened.
 */
export async function openListeners(ports: Ports, kind: 'service' | 'demo'): Promise<Listeners> {
  let handler = notYet;
  const open: Server[] = [];

  const listen = async (port: number, host?: string): Promise<Listener> => {
    const timeouts = {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_MS,
    };
    const server = createServer(timeouts, (request, response) => handler(request, response));
    server.maxConnections = MOST_CONNECTIONS;
    const opened = await openPort(server, port, host);
    open.push(server);
    return { server, port: opened };
  };
  const close = async () => {
    await Promise.all(open.map(closeServer));
  };

  try {
    const serve: Listeners['serve'] = (next) => {
      handler = next;
    };
    if (kind === 'service') {
      return { main: await listen(ports.main), demo: undefined, serve, close };
    }
    const main = await listen(ports.main, LOOPBACK);
    const demo = {
      site: await listen(ports.site, LOOPBACK),
      secondSite: await listen(ports.secondSite, LOOPBACK),
      viewer: await listen(ports.viewer, LOOPBACK),
      mitid: await listen(ports.mitid, LOOPBACK),
      selfService: await listen(ports.selfService, LOOPBACK),
    };
    return { main, demo, serve, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openPort(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen({ port, host }, () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the server has no port'));
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
