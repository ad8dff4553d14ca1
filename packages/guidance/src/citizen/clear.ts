import { toolSchemas } from '../contract/tools.ts';
import { citizenTool } from './tool.ts';

export const clear = citizenTool(toolSchemas.clear, (args, { overlay }) => {
  switch (args.what) {
    case 'ring':
      overlay.unmark(args.number);
      return 'done';
    case 'pointer':
      overlay.unpoint();
      return 'done';
    case 'all':
      overlay.clear();
      return 'done';
    default: {
      const never: never = args;
      return never;
    }
  }
});
