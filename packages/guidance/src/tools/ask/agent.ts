import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { AskArgs } from './contract.ts';

export const ask: HandTool = { hand: 'pick', once: true, needs: 'point', key: 'B' };

/** The guide that asks the citizen to show one field. Its outcome comes with the citizen's answer. */
export function askCall({ node }: AskArgs): Extract<ToolCall, { tool: 'ask' }> {
  return { tool: 'ask', args: { node } };
}
