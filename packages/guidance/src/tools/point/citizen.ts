import type { Drawn } from '../../citizen/overlay.ts';
import { citizenTool, type Hands } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';
import { drawnBox } from '../../marks/frames.ts';
import { createGlide } from './glide.ts';
import { drawPointer } from './pointer.ts';

/** What it is called on the overlay and in `clear`. */
const POINTER = 'pointer';
/** A pointer that stays on an element so long means it, in milliseconds. */
const MEANT_MS = 1000;

interface Aim {
  element: Element;
  /** Parts of the element's box. */
  x: number;
  y: number;
}

/** The way to aim each pointer anew. */
const aiming = new WeakMap<Drawn, (aim: Aim) => void>();

export const point = citizenTool(toolSchemas.point, ({ node, x, y }, hands) => {
  const found = hands.find(node);
  if (!found.ok) return found.reason;
  const { overlay } = hands;
  const aim = { element: found.element, x, y };
  const drawn = overlay.get(POINTER);
  const again = drawn && aiming.get(drawn);
  if (again) again(aim);
  else overlay.put(POINTER, pointing(aim, hands));
  return 'done';
});

function pointing(first: Aim, { overlay, shownAs, tell, window }: Hands): Drawn {
  const pointer = drawPointer(overlay.layer, shownAs());
  const move = createGlide(window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  let aim = first;
  let since = window.performance.now();
  let told: Element | undefined;
  const drawn: Drawn = {
    element: first.element,
    follow(_view, now) {
      const { element, x, y } = aim;
      if (!element.isConnected) return false;
      const box = drawnBox(element);
      const at = move({ x: box.left + x * box.width, y: box.top + y * box.height }, now);
      pointer.place(at.x, at.y);
      if (element !== told && now - since > MEANT_MS) {
        told = element;
        tell(element, POINTER);
      }
      return true;
    },
    remove: pointer.remove,
  };
  aiming.set(drawn, (next) => {
    const now = window.performance.now();
    if (next.element !== aim.element) since = now;
    aim = next;
    move.aimed(now);
  });
  return drawn;
}
