import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

/** Two numbers to read: nothing on the page is touched. */
export const step = citizenTool(toolSchemas.step, ({ at }, { onPart }) => {
  onPart(at ?? undefined);
  return 'done';
});
