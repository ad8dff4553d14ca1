import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

export const scroll = citizenTool(toolSchemas.scroll, ({ node }, { find, tell, bringIntoView }) => {
  const found = find(node);
  if (!found.ok) return found.reason;
  tell(found.element, 'scroll');
  return bringIntoView(found.element);
});
