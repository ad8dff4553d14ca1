/** Where a spot of the citizen's page lies on the agent's screen, and what a press there hits. Runs inside the viewer's page. */

export interface Wanted {
  pressed: string;
  x: number;
  y: number;
  view: { width: number; down: number };
  /** Rings that stand on the stage already. */
  rings: number;
}

/** Frames that are waited for, frames of rest before a press, and the rim of the window where nothing is pressed, in CSS pixels. */
const PATIENCE = 300;
const REST = 3;
const RIM = 60;

interface Point {
  x: number;
  y: number;
}

function findIn(root: Document | ShadowRoot, tag: string): Element | null {
  const own = root.querySelector(`.${tag}`);
  if (own) return own;
  for (const host of root.querySelectorAll('*')) {
    const inside = host.shadowRoot && findIn(host.shadowRoot, tag);
    if (inside) return inside;
  }
  return null;
}

/** The innermost element of the picture at a point of it. */
function hitOf(page: Document, { x, y }: Point): Element | null {
  let hit = page.elementFromPoint(x, y);
  for (let host = hit; host?.shadowRoot; host = hit) {
    const inner: Element | null = host.shadowRoot.elementFromPoint(x, y);
    if (!inner || !host.shadowRoot.contains(inner)) break;
    hit = inner;
  }
  return hit;
}

function isWithin(inner: Element | null, outer: Element): boolean {
  for (let around = inner; around; ) {
    if (around === outer) return true;
    const root: Node = around.getRootNode();
    around =
      around.assignedSlot ?? around.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null);
  }
  return false;
}

/** In the viewer's viewport, if the stage shows the element now as the citizen sees it, with nothing over the spot. */
function place({ pressed, x, y, view, rings }: Wanted): Point | undefined {
  const frame = document.querySelector('iframe');
  const page = frame?.contentDocument;
  const element = page && findIn(page, pressed);
  if (!element || document.querySelectorAll('.medkig-ring').length !== rings) return undefined;
  const seen = document.querySelector('.seen')?.getBoundingClientRect();
  const shown = frame.getBoundingClientRect();
  const scale = shown.width / frame.offsetWidth;
  const isFollowed = seen && Math.abs(seen.top - shown.top - view.down * scale) < 2;
  if (!isFollowed || frame.offsetWidth !== view.width) return undefined;
  const box = element.getBoundingClientRect();
  const at = { x: box.left + x * box.width, y: box.top + y * box.height };
  if (!isWithin(hitOf(page, at), element)) return undefined;
  const down = shown.top + at.y * scale;
  if (down < RIM || down > window.innerHeight - RIM)
    window.scrollBy({ top: down - window.innerHeight / 2, behavior: 'instant' });
  const now = frame.getBoundingClientRect();
  return { x: now.left + at.x * scale, y: now.top + at.y * scale };
}

/** The same once the stage rests; null if that never comes. */
export async function spotOnStage(wanted: Wanted): Promise<Point | null> {
  let last: Point | undefined;
  let resting = 0;
  for (let frame = 0; frame < PATIENCE; frame++) {
    const found = place(wanted);
    resting = found && found.x === last?.x && found.y === last.y ? resting + 1 : 0;
    if (found && resting >= REST) return found;
    last = found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return null;
}

let lastHit: Element | null = null;
addEventListener(
  'click',
  ({ clientX, clientY }) => {
    const frame = document.querySelector('iframe');
    const page = frame?.contentDocument;
    if (!page) return;
    const { left, top, width } = frame.getBoundingClientRect();
    const scale = width / frame.offsetWidth;
    lastHit = hitOf(page, { x: (clientX - left) / scale, y: (clientY - top) / scale });
  },
  true,
);

/** What lay under the last press: the stage may have moved between the aim and the press. */
export function pressedLast(): string | undefined {
  return [...(lastHit?.classList ?? [])].find((name) => name.startsWith('sted-'));
}
