import { focusedIn } from '../marks/drawn-tree.ts';
import { listenThrough } from '../marks/frames.ts';

/** The page does not move under someone who typed this recently, in milliseconds. */
const PAUSE_MS = 2000;

export interface Typing {
  /**
   * Runs the work now, or when the citizen leaves the field being typed in; newer work replaces waiting work.
   * False when it waits.
   */
  whenDone(work: () => void): boolean;
  /** Drops waiting work. */
  forget(): void;
  stop(): void;
}

/** Knows whether the citizen is typing: focus in a field and input in the last two seconds. */
export function watchTyping(window: Window & typeof globalThis): Typing {
  let lastInput = Number.NEGATIVE_INFINITY;
  let waiting: (() => void) | undefined;
  const noteInput = () => {
    lastInput = window.performance.now();
  };
  const runWaiting = () => {
    const work = waiting;
    waiting = undefined;
    work?.();
  };
  const stops = [listenThrough(window, 'input', noteInput), listenThrough(window, 'focusout', runWaiting)];
  return {
    whenDone(work) {
      waiting = work;
      const standing = focusedIn(window.document)?.matches('input, textarea, select, [contenteditable]');
      const typing = standing === true && window.performance.now() - lastInput < PAUSE_MS;
      if (!typing) runWaiting();
      return !typing;
    },
    forget() {
      waiting = undefined;
    },
    stop() {
      waiting = undefined;
      for (const stop of stops) stop();
    },
  };
}
