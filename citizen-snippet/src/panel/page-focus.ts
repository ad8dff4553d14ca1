export interface PageFocus {
  /** Gives focus back to where it was on the page; false when it was nowhere. */
  restore(): boolean;
  stop(): void;
}

/** Remembers where the citizen's focus was on the page while it is in the panel. */
export function watchPageFocus(host: Element): PageFocus {
  let last: HTMLElement | undefined;
  const arrived = ({ target }: FocusEvent) => {
    if (target !== host && target instanceof HTMLElement) last = target;
  };
  const left = ({ target, relatedTarget }: FocusEvent) => {
    // Pressed beside every field: there is nothing to go back to.
    if (target !== host && relatedTarget === null && document.hasFocus()) last = undefined;
  };
  document.addEventListener('focusin', arrived);
  document.addEventListener('focusout', left);
  return {
    restore: () => {
      if (!last?.isConnected) return false;
      last.focus({ preventScroll: true });
      return true;
    },
    stop: () => {
      document.removeEventListener('focusin', arrived);
      document.removeEventListener('focusout', left);
    },
  };
}
