/** Loaded before a relay, with --expose-gc: its parent asks for `cpu` or `memory`. */

/** Bytes. */
export interface Memory {
  rss: number;
  /** In use after collecting garbage: objects and the buffers that they hold. */
  heap: number;
}

process.on('message', (question) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  } else if (question === 'memory') {
    // Also what could only be given back to the system: an idle pair is measured, not the garbage of its joining.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
    process.send?.({ rss, heap: heapUsed + arrayBuffers } satisfies Memory);
  }
});
process.once('disconnect', () => process.exit());
