/** Whether the citizen can see what they press. A page that draws something over it could lend a press a meaning. */
export interface Sight {
  /** False while anything lies over the button, or the browser knows that it is not drawn as it is. */
  isClear(): boolean;
}

/** Watches one button. Where the browser can tell (IntersectionObserver v2), also what takes no presses counts as a cover. */
export function watchSight(button: Element): Sight {
  let isDrawn = true;
  // https://www.w3.org/TR/intersection-observer/#dom-intersectionobserverentry-isvisible
  if ('IntersectionObserverEntry' in window && 'isVisible' in IntersectionObserverEntry.prototype) {
    const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
    new IntersectionObserver((entries) => {
      const last: object | undefined = entries.at(-1);
      if (last && 'isVisible' in last) isDrawn = last.isVisible === true;
    }, options).observe(button);
  }
  return { isClear: () => isDrawn && liesOnTop(button) };
}

function liesOnTop(button: Element): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  const root = button.getRootNode();
  if (!(root instanceof ShadowRoot)) return false;
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = root.elementFromPoint(x, y);
  return document.elementFromPoint(x, y) === root.host && hit !== null && button.contains(hit);
}
