import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';
import { boxOf, isRendered } from '../../marks/field.ts';
import { drawSpotlight } from '../../marks/spotlight.ts';

/** What it is called on the overlay and in `clear`. */
const SPOTLIGHT = 'spotlight';

export const spotlight = citizenTool(
  toolSchemas.spotlight,
  ({ node }, { find, overlay, tell, bringIntoView, onUnlit }) => {
    const found = find(node);
    if (!found.ok) return found.reason;
    const { element } = found;
    const drawn = drawSpotlight(overlay.layer);
    overlay.put(SPOTLIGHT, {
      element,
      follow: () => {
        const box = isRendered(element) ? boxOf(element) : undefined;
        if (box) drawn.place(box, 1);
        else drawn.hide();
        if (!element.isConnected) onUnlit();
        return element.isConnected;
      },
      used: () => {
        overlay.take(SPOTLIGHT);
        onUnlit();
      },
      remove: drawn.remove,
    });
    tell(element, SPOTLIGHT);
    bringIntoView(element);
    return 'done';
  },
);
