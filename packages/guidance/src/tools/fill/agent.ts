import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { FillArgs } from './contract.ts';

export const fill: HandTool = { hand: 'pick', once: true, needs: 'fill', key: 'U' };

/** The guide that asks to fill in one field. Its outcome comes with the citizen's answer. */
export function fillCall(args: FillArgs): Extract<ToolCall, { tool: 'fill' }> {
  return { tool: 'fill', args };
}
