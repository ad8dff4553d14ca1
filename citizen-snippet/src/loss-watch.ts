import type { CitizenState } from './citizen-state.ts';

/**
 * When the agent's console, which takes a picture away after 15 s without the citizen, has surely done so, even
 * if both sides noticed the loss 20 s apart (milliseconds).
 */
const OFFLINE_AFTER_MS = 45_000;

export interface LossWatch {
  /** Each new state; a net that stays lost for long is told once. */
  see(state: CitizenState): void;
}

export function createLossWatch(window: Window, tell: () => void): LossWatch {
  let timer: number | undefined;
  return {
    see: (state) => {
      const isLost = state.at === 'away' && state.cause === 'net';
      if (!isLost) {
        window.clearTimeout(timer);
        timer = undefined;
      } else timer ??= window.setTimeout(tell, OFFLINE_AFTER_MS);
    },
  };
}
