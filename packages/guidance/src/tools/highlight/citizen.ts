import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';
import { bottom } from '../../marks/box.ts';
import { drawnBox } from '../../marks/frames.ts';

export const highlight = citizenTool(
  toolSchemas.highlight,
  ({ node, number, label }, { find, rings, bringIntoView, window }) => {
    const found = find(node);
    if (!found.ok) return found.reason;
    const { element } = found;
    const box = drawnBox(element);
    if (bottom(box) < 0 || box.top > window.innerHeight) bringIntoView(element);
    // What else may lie in front of it takes time to find out.
    rings.mark(number, element, label, () => bringIntoView(element));
    return 'done';
  },
);
