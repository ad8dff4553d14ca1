/** A host of strangers: it answers everything, tells nobody to keep away, and notes who came. */
import { createServer } from 'node:http';

export interface StrangersHost {
  origin: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript', html: 'text/html' };

/** @param files by path, for a page of its own */
export async function openStrangersHost(files: Record<string, string> = {}): Promise<StrangersHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    response
      .writeHead(200, {
        'Content-Type': TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''] ?? 'text/html',
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': 'no-store',
      })
      .end(files[path] ?? '');
  });
  // One that connects without a question counts too.
  server.on('connection', () => asked.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
