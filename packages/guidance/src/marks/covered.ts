import { type Box, bottom, overlap, right } from './box.ts';
import { hitAt, outwards } from './drawn-tree.ts';
import { contentOf, inPage } from './frames.ts';

/** Distance between probes in CSS pixels: less than a line of text and than any usable control. */
const STEP = 10;
const SOLID =
  'a[href], button, input, select, textarea, summary, img, svg, video, canvas, iframe, [role="button"], [data-medkig-box]';

/** True when the box lies over text or a control of the document. The box is in the document's viewport. */
export function coversContent(document: Document, box: Box): boolean {
  const seen = new Set<Element>();
  for (let y = box.top; y <= bottom(box); y += STEP)
    for (let x = box.left; x <= right(box); x += STEP) {
      const hit = hitAt(document, x, y);
      if (!hit || seen.has(hit)) continue;
      seen.add(hit);
      if ([...outwards(hit)].some(isSolid) || hasTextUnder(hit, box)) return true;
    }
  return false;
}

function isSolid(element: Element): boolean {
  return element.matches(SOLID) && !contentOf(element);
}

function hasTextUnder(element: Element, box: Box): boolean {
  const range = element.ownerDocument.createRange();
  for (const node of element.childNodes) {
    if (node.nodeType !== 3 || !node.nodeValue?.trim()) continue;
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some((line) => overlap(inPage(line, element), box))) return true;
  }
  return false;
}
