import { type Box, common } from './box.ts';
import { outwards, parentOf } from './drawn-tree.ts';
import { drawnBox, frameOf, inPage, windowOf } from './frames.ts';

/** Larger than any page, in CSS pixels: the page itself lets everything through, since it can be scrolled. */
const EVERYTHING: Box = { left: -1e6, top: -1e6, width: 2e6, height: 2e6 };

/** What the boxes around an element let be seen of it, in the page's viewport. The page itself hides nothing. */
export function clipOf(element: Element): Box {
  let clip = EVERYTHING;
  let { position } = styleOf(element);
  const inside = parentOf(element);
  if (!inside) return clip;
  for (const around of outwards(inside)) {
    const { body, documentElement } = around.ownerDocument;
    if (position === 'fixed' || around === body || around === documentElement) {
      const frame = frameOf(around.ownerDocument);
      return frame ? common(clip, common(inPage(windowOf(frame), frame), clipOf(frame))) : clip;
    }
    const style = styleOf(around);
    // What is placed by another box is not cut by those in between.
    if (position === 'absolute' && style.position === 'static' && style.transform === 'none') continue;
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') clip = common(clip, drawnBox(around));
    position = style.position;
  }
  return clip;
}

function styleOf(element: Element): CSSStyleDeclaration {
  return (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
}
