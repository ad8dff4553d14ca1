import type { Drawn } from '../../citizen/overlay.ts';
import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';
import { bottom } from '../../marks/box.ts';
import { drawnBox } from '../../marks/frames.ts';
import { drawStroke, type Stroke } from '../../marks/stroke.ts';

/** The line that each drawing is. */
const strokes = new WeakMap<Drawn, Stroke>();

export const draw = citizenTool(
  toolSchemas.draw,
  ({ node, stroke, points }, { find, overlay, tell, bringIntoView, window }) => {
    const found = find(node);
    if (!found.ok) return found.reason;
    const { element } = found;
    const name = `stroke ${stroke}`;
    const before = overlay.get(name);
    const going = before?.element === element ? strokes.get(before) : undefined;
    if (going) {
      going.goOn(points);
      return 'done';
    }
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const line = drawStroke(overlay.layer, { calm, now: () => window.performance.now() });
    line.goOn(points);
    const drawn: Drawn = {
      element,
      follow: (_view, now) => element.isConnected && line.place(drawnBox(element), now),
      remove: line.remove,
    };
    strokes.set(drawn, line);
    overlay.put(name, drawn);
    tell(element, 'draw');
    // A line may begin on something taller than the view, which is not moved for it.
    const box = drawnBox(element);
    if (bottom(box) < 0 || box.top > window.innerHeight) bringIntoView(element);
    return 'done';
  },
);
