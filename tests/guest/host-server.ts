/** A municipality's own web server, with pages and headers as a test wants them. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface HostPage {
  /** The whole document; `/host.js` and `/host.css` are the page's own script and style sheet. */
  html: string;
  script?: string;
  headers?: Record<string, string>;
  /** Scripts by their path. */
  files?: ReadonlyMap<string, string>;
}

export interface HostServer {
  /** The origin that is registered for the municipality. */
  origin: string;
  /** Serves this page from now on. */
  serve(page: HostPage): void;
  /** Bodies of what browsers have reported to `/report`, since the page was served. */
  reports(): readonly string[];
  close(): void;
}

const style = `
body { font: 18px/1.5 sans-serif; margin: 2rem; max-width: 40rem; }
label { display: block; margin-top: 1rem; }
.notice { border: 2px solid; padding: .5rem; }
`;

export async function startHostServer(): Promise<HostServer> {
  let page: HostPage = { html: '' };
  let reports: string[] = [];

  const server = createServer((request, response) => {
    switch (request.url) {
      case '/':
      case '/?igen':
        return void response
          .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers })
          .end(page.html);
      case '/host.css':
        return send(response, 'text/css', style);
      case '/host.js':
        return send(response, 'text/javascript', page.script ?? '');
      case '/report':
        request.setEncoding('utf8');
        request.on('data', (body: string) => reports.push(body));
        return void request.on('end', () => response.writeHead(204).end());
      default: {
        const file = page.files?.get(request.url ?? '');
        return file === undefined
          ? void response.writeHead(404).end()
          : send(response, 'text/javascript', file);
      }
    }
  });
  const origin = await listening(server);

  return {
    origin,
    serve: (next) => {
      page = next;
      reports = [];
    },
    reports: () => reports,
    close: () => server.close(),
  };
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A small form, with the tag of the snippet in its head. */
export function formPage(tag: string, attributes = ''): string {
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Flytning</title>
<link rel="stylesheet" href="/host.css"><script src="/host.js"${attributes}></script>${tag}</head>
<body><main><h1>Meld flytning</h1><p id="sted">Trin 1 af 3</p>
<form><label>Fulde navn <input id="navn" name="navn"></label>
<label>Telefon <input id="telefon" name="telefon" type="tel"></label>
<label>Adgangskode <input id="kode" type="password"></label>
<label><input id="enig" type="checkbox"> Jeg er enig</label>
<button>Gem og fortsæt</button></form></main></body></html>`;
}
