/** The pages of a made-up municipality on which the product is included as a municipality would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bigPage } from './big-page.ts';
import { churnPage } from './churn-page.ts';
import { longPage } from './long-page.ts';

export interface Host {
  origin: string;
  close(): void;
}

/** `tag` is asked for at each page load. */
export async function startHost(tag: () => string): Promise<Host> {
  const pages: Record<string, () => string> = { '/stor': bigPage, '/uro': churnPage, '/lang': longPage };
  const server = createServer((request, response) => {
    const body = pages[request.url ?? ''];
    if (!body) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Bench</title><style>${style}</style>${tag()}</head>
<body>${body()}<div id="bench-marker"></div></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

const style = `
body { font: 16px/1.5 sans-serif; margin: 2rem; }
td, th { border-bottom: 1px solid #ccc; padding: .25rem .5rem; text-align: left; }
.ball { position: absolute; width: 20px; height: 20px; border-radius: 50%; background: #06c; }
.field { position: relative; height: 240px; }
.row { display: flex; gap: .5rem; }
.chosen { background: #ffd; }`;
