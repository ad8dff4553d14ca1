/** The wires of WebSockets: Engine.IO neither tells which bytes come over one nor ends one that answers no polite close. */
import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';

/** Those that are open, also such as are refused in a moment. */
export function watchUpgrades(server: HttpServer): ReadonlySet<Duplex> {
  const upgraded = new Set<Duplex>();
  function gone(this: Duplex): void {
    upgraded.delete(this);
  }
  server.prependListener('upgrade', (_request, wire) => {
    upgraded.add(wire);
    wire.on('close', gone);
    // A connection that is reset while its origin is looked up has no other listener yet, and an error without
    // a listener ends the process.
    wire.on('error', ignore);
  });
  return upgraded;
}

function ignore(): void {}
