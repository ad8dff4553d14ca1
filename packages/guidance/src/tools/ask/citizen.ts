import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

export const ask = citizenTool(toolSchemas.ask, ({ node }, { find, ask }) => {
  const found = find(node);
  return found.ok ? ask(node) : found.reason;
});
