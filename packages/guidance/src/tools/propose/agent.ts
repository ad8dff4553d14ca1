import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { ProposeArgs } from './contract.ts';

export const propose: HandTool = { hand: 'write', once: true, needs: 'navigate', key: 'F' };

/** The guide that proposes a page. Its outcome comes with the citizen's answer. */
export function proposeCall(args: ProposeArgs): Extract<ToolCall, { tool: 'propose' }> {
  return { tool: 'propose', args };
}
