import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

export const propose = citizenTool(toolSchemas.propose, (args, { wish }) => wish({ tool: 'propose', args }));
