/** A municipality's own page that the service knows. Each test file has a copy of this module to itself. */
import { afterAll } from 'vitest';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { type HostServer, startHostServer } from './host-server.ts';

/** From `runMedkigForHost` on, inside hooks and tests. */
export let host: HostServer;

/** Like `runMedkig`, with the host's origin registered for Vestby. */
export function runMedkigForHost(): void {
  afterAll(() => host?.close());
  runMedkig(async () => {
    host = await startHostServer();
    return { env: { MEDKIG_DEMO_ORIGINS: host.origin } };
  });
}

/** The tag of the snippet, with further attributes. */
export function snippetTag(attributes = ''): string {
  return `<script src="${medkig.console}/embed/v1/medkig.js" data-municipality="vestby" async ${attributes}></script>`;
}
