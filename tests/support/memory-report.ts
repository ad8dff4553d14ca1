/** Loaded before the server, with --expose-gc: on SIGUSR2 it writes how many bytes its buffers hold. */
import { memoryUsage } from 'node:process';

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  process.stdout.write(`buffers: ${memoryUsage().arrayBuffers} bytes\n`);
});
