import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

export const press = citizenTool(toolSchemas.press, (args, { find, wish }) => {
  const found = find(args.node);
  return found.ok ? wish({ tool: 'press', args }) : found.reason;
});
