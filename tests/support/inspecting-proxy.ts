/** HAProxy as a town hall's TLS-inspecting proxy: it ends TLS, reads, adds its headers and lets nothing upgrade. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type Haproxy, hasHaproxy, startHaproxy } from './haproxy.ts';
import { makeCertificate } from './own-certificate.ts';

export interface InspectingProxy {
  console: string;
  viewer: string;
  site: string;
  /** Where the service and the demo's site are, once they have started. */
  forwardTo(ports: { service: number; site: number }): Promise<void>;
  close(): Promise<void>;
}

export const hasInspectingProxy = hasHaproxy;

export async function createInspectingProxy(): Promise<InspectingProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'medkig-proxy-'));
  const certificate = makeCertificate(folder).file;
  const ports = { console: await freePort(), viewer: await freePort(), site: await freePort() };
  let running: Haproxy | undefined;

  return {
    console: `https://localhost:${ports.console}`,
    viewer: `https://127.0.0.1:${ports.viewer}`,
    site: `https://127.0.0.1:${ports.site}`,
    async forwardTo({ service, site }) {
      const file = join(folder, 'haproxy.cfg');
      writeFileSync(file, configuration(certificate, ports, { service, site }));
      running = await startHaproxy(file, Object.values(ports));
    },
    async close() {
      await running?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(
  certificate: string,
  ports: { console: number; viewer: number; site: number },
  to: { service: number; site: number },
): string {
  const bind = (port: number) => `bind 127.0.0.1:${port} ssl crt ${certificate} alpn http/1.1`;
  const insecureSite = `127.0.0.1:${to.site}`;
  return `
global
  maxconn 500
defaults
  mode http
  # The whole body is read before anything is passed on, and every connection serves one request.
  option http-buffer-request
  option httpclose
  option forwardfor
  timeout connect 2s
  # An answer to a poll comes within ten seconds; whoever waits no longer than this is still served.
  timeout client 15s
  timeout server 15s
  timeout http-request 10s
frontend service
  ${bind(ports.console)}
  ${bind(ports.viewer)}
  http-request add-header Via "1.1 inspection.example"
  http-request set-header X-Forwarded-Proto https
  http-request del-header Upgrade
  http-request del-header Sec-WebSocket-Key
  http-request del-header Sec-WebSocket-Version
  http-request del-header Sec-WebSocket-Extensions
  http-response add-header Via "1.1 inspection.example"
  http-response set-header Connection close
  default_backend service
backend service
  server one 127.0.0.1:${to.service}
# The demo's site knows itself by its plain address, so that is what it is told.
frontend site
  ${bind(ports.site)}
  http-request set-header Host ${insecureSite}
  http-request set-header Origin http://${insecureSite} if { req.hdr(Origin) -m found }
  default_backend site
backend site
  server one ${insecureSite}
`;
}
