import type { Box } from '../marks/box.ts';

/**
 * What can be seen of the viewport, in its own CSS pixels: a keyboard on the screen, or two fingers, leave less than
 * the page is laid out in.
 */
export function seenOf({ visualViewport, innerWidth, innerHeight, document }: Window): Box {
  const seen: Partial<VisualViewport> = visualViewport ?? {};
  const { offsetLeft: left = 0, offsetTop: top = 0, width = innerWidth, height = innerHeight } = seen;
  return {
    left,
    top,
    width: Math.min(document.documentElement.clientWidth - left, width),
    height: Math.min(innerHeight - top, height),
  };
}
