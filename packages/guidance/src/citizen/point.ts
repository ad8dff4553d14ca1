import { toolSchemas } from '../contract/tools.ts';
import { citizenTool } from './tool.ts';

export const point = citizenTool(toolSchemas.point, ({ node, x, y }, { find, overlay }) => {
  const found = find(node);
  if (!found.ok) return found.reason;
  overlay.point(found.element, x, y);
  return 'done';
});
