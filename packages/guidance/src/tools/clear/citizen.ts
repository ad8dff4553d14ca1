import { citizenTool } from '../../citizen/tool.ts';
import { toolSchemas } from '../../contract/tools.ts';

export const clear = citizenTool(toolSchemas.clear, (args, { overlay, rings, clear }) => {
  switch (args.what) {
    case 'ring':
      rings.unmark(args.number);
      return 'done';
    case 'pointer':
    case 'spotlight':
      overlay.take(args.what);
      return 'done';
    case 'all':
      clear();
      return 'done';
    default: {
      const never: never = args;
      return never;
    }
  }
});
