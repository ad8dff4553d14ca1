/** At most one move in this time, in milliseconds: keyboards slide in over many frames. */
const MOVE_MS = 100;

/**
 * Keeps the panel above a keyboard that lies over the page (iOS): `--lift` is how far the seen part of the page
 * ends above its bottom edge, `--view` how high it is. Someone who has zoomed in moves the view themselves.
 */
export function followView(element: HTMLElement): void {
  const view = window.visualViewport;
  if (!view) return;
  let waiting = false;

  function move({ offsetTop, height, scale }: VisualViewport): void {
    waiting = false;
    const hidden = Math.round(window.innerHeight - offsetTop - height);
    const covered = Math.abs(scale - 1) < 0.01 && hidden > 0;
    element.style.setProperty('--lift', covered ? `${hidden}px` : '0px');
    if (covered) element.style.setProperty('--view', `${Math.round(height)}px`);
    else element.style.removeProperty('--view');
  }
  const moved = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => move(view), MOVE_MS);
  };
  view.addEventListener('resize', moved);
  view.addEventListener('scroll', moved);
}
