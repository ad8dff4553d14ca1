/** What a page of one origin makes of its requests, for clients that are no browsers: it names the page, and speaks TLS. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import type { Edge } from './edge.ts';

export interface WayIn {
  /** A plain address of the loopback that leads to the edge. */
  url: string;
  stop(): Promise<void>;
}

/**
 * @param origin of the page
 * @param localAddress of the loopback, which the service takes for the client's
 */
export async function openWayIn(
  edge: Pick<Edge, 'port' | 'certificate'>,
  origin: string,
  localAddress = '127.0.0.1',
): Promise<WayIn> {
  const to = {
    host: '127.0.0.1',
    servername: 'localhost',
    port: edge.port,
    ca: edge.certificate,
    localAddress,
  };
  const headersOf = (headers: IncomingHttpHeaders) => ({
    ...headers,
    host: `localhost:${edge.port}`,
    origin,
  });
  const lines = new Set<Socket>();

  const server = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming;
    const onward = request({ ...to, method, path, headers: headersOf(headers) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (line) => {
    lines.add(line);
    line.once('close', () => lines.delete(line));
    line.on('error', () => {});
  });
  server.on('upgrade', (incoming, line: Socket) => {
    const onward = connect(to, () => {
      const headers = Object.entries(headersOf(incoming.headers));
      const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${head}\r\n`);
      line.pipe(onward).pipe(line);
    });
    onward.setNoDelay(true);
    onward.on('error', () => {});
    onward.once('close', () => line.destroy());
    line.once('close', () => onward.destroy());
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the way in has no port'));
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const line of lines) line.destroy();
      }),
  };
}
