import { type Box, bottom, overlap, right } from './box.ts';

/** Distance between probes in CSS pixels: less than a line of text and than any usable control. */
const STEP = 10;
const SOLID =
  'a[href], button, input, select, textarea, summary, img, svg, video, canvas, iframe, [role="button"]';

/** True when the box lies over text or a control of the document. The box is in the document's viewport. */
export function coversContent(document: Document, box: Box): boolean {
  const seen = new Set<Element>();
  for (let y = box.top; y <= bottom(box); y += STEP)
    for (let x = box.left; x <= right(box); x += STEP) {
      const hit = document.elementFromPoint(x, y);
      if (!hit || seen.has(hit)) continue;
      seen.add(hit);
      if (hit.closest(SOLID) || hasTextUnder(hit, box)) return true;
    }
  return false;
}

function hasTextUnder(element: Element, box: Box): boolean {
  const range = element.ownerDocument.createRange();
  for (const node of element.childNodes) {
    if (node.nodeType !== 3 || !node.nodeValue?.trim()) continue;
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((line) => overlap(line, box))) return true;
  }
  return false;
}
