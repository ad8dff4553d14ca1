import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

export const fill = citizenTool(toolSchemas.fill, (args, { find, wish }) => {
  const found = find(args.node);
  return found.ok ? wish({ tool: 'fill', args }) : found.reason;
});
