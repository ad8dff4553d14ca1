/** At most one move in this time, in milliseconds: keyboards slide in over many frames. */
const MOVE_MS = 100;

/**
 * Keeps the panel above a keyboard that lies over the page (iOS): `--lift` is how far the seen part of the page
 * ends above its bottom edge, `--view` how high it is. Someone who has zoomed in moves the view themselves.
 */
export function followView(element: HTMLElement): { stop(): void } {
  const view = window.visualViewport;
  if (!view) return { stop: () => {} };
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function move(): void {
    waiting = undefined;
    if (!view) return;
    const hidden = Math.round(window.innerHeight - view.offsetTop - view.height);
    const covered = Math.abs(view.scale - 1) < 0.01 && hidden > 0;
    element.style.setProperty('--lift', covered ? `${hidden}px` : '0px');
    if (covered) element.style.setProperty('--view', `${Math.round(view.height)}px`);
    else element.style.removeProperty('--view');
  }
  const moved = () => {
    waiting ??= setTimeout(move, MOVE_MS);
  };
  view.addEventListener('resize', moved);
  view.addEventListener('scroll', moved);
  return {
    stop: () => {
      clearTimeout(waiting);
      view.removeEventListener('resize', moved);
      view.removeEventListener('scroll', moved);
    },
  };
}
