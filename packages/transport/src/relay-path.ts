/**
 * Which way to the relay is tried first. Some networks refuse a WebSocket, some take it and let nothing through;
 * the second kind is only known by its silence, and this page should meet it once.
 */
import type { Manager } from 'socket.io-client';

/** How long a WebSocket may take before long-polling is tried, in milliseconds. */
const WEBSOCKET_MS = 2000;
const POLLING_MS = 8000;

/** Servers that this page has reached by polling alone. */
const pollingFirst = new Set<string>();

interface PathOptions {
  transports: ('websocket' | 'polling')[];
  tryAllTransports: boolean;
  timeout: number;
}

/** What to connect with, as far as this page knows. `server` is an origin. */
export function pathOptions(server: string): PathOptions {
  // A connection that polls goes over to a WebSocket by itself once one gets through.
  return pollingFirst.has(server)
    ? { transports: ['polling', 'websocket'], tryAllTransports: true, timeout: POLLING_MS }
    : { transports: ['websocket', 'polling'], tryAllTransports: true, timeout: WEBSOCKET_MS };
}

/** Learns from each connection what the next one should try first. */
export function learnPath(manager: Manager, server: string): void {
  const remember = (works: 'websocket' | 'polling') => {
    if (works === 'polling') pollingFirst.add(server);
    else pollingFirst.delete(server);
    const { timeout, ...options } = pathOptions(server);
    Object.assign(manager.opts, options);
    manager.timeout(timeout);
  };
  manager.on('error', (error) => {
    if (error.message === 'timeout') remember('polling');
  });
  manager.on('open', () => {
    remember(manager.engine.transport.name === 'websocket' ? 'websocket' : 'polling');
    manager.engine.once('upgrade', () => remember('websocket'));
  });
}
