/** The page does not move under someone who typed this recently, in milliseconds. */
const PAUSE_MS = 2000;

export interface Typing {
  /** Runs the work now, or when the citizen leaves the field being typed in; newer work replaces waiting work. */
  whenDone(work: () => void): void;
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
  window.addEventListener('input', noteInput, true);
  window.addEventListener('focusout', runWaiting, true);
  return {
    whenDone(work) {
      waiting = work;
      const standing = window.document.activeElement?.matches('input, textarea, select, [contenteditable]');
      const typing = standing && window.performance.now() - lastInput < PAUSE_MS;
      if (!typing) runWaiting();
    },
    forget() {
      waiting = undefined;
    },
    stop() {
      waiting = undefined;
      window.removeEventListener('input', noteInput, true);
      window.removeEventListener('focusout', runWaiting, true);
    },
  };
}
