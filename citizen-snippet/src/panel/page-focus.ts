export interface PageFocus {
  /** Gives focus back to where it was on the page; false when it was nowhere. */
  restore(): boolean;
}

/** Remembers where the citizen's focus was on the page while it is in the panel. */
export function watchPageFocus(host: Element): PageFocus {
  let last: HTMLElement | undefined;
  const remember = (target: EventTarget | null) => {
    if (target !== host && target !== document.body && target instanceof HTMLElement) last = target;
  };
  remember(document.activeElement);
  document.addEventListener('focusin', ({ target }) => remember(target));
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    // Pressed beside every field: there is nothing to go back to.
    if (target !== host && relatedTarget === null && document.hasFocus()) last = undefined;
  });
  return {
    restore: () => {
      if (!last?.isConnected) return false;
      last.focus({ preventScroll: true });
      return true;
    },
  };
}
