import type { Log } from '../log.ts';
import { calm, type Load, type LoadLimits, loadAfter, type Reading } from './load.ts';

export interface LoadProbe {
  /** Since it was read last. */
  read(): Reading;
  close(): void;
}

export interface LoadWatch {
  load(): Load;
  close(): void;
}

const LOOK_MS = 1_000;

/** Looks each second how much this process has to do. The timer keeps no process alive. */
export function watchLoad({
  probe,
  limits,
  log,
}: {
  probe: LoadProbe;
  limits: LoadLimits;
  log: Pick<Log, 'warn'>;
}): LoadWatch {
  let state = calm;
  const looking = setInterval(() => {
    const before = state.load;
    state = loadAfter(state, probe.read(), limits);
    if (state.load !== before) log.warn({ event: 'load-changed', reason: state.load });
  }, LOOK_MS);
  looking.unref();
  return {
    load: () => state.load,
    close() {
      clearInterval(looking);
      probe.close();
    },
  };
}
