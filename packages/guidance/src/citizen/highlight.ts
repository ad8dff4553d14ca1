import { toolSchemas } from '../contract/tools.ts';
import { citizenTool } from './tool.ts';

export const highlight = citizenTool(toolSchemas.highlight, ({ node, number }, { find, overlay }) => {
  const found = find(node);
  if (!found.ok) return found.reason;
  overlay.mark(number, found.element);
  return 'done';
});
