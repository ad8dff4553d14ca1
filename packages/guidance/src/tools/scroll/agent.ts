import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { ScrollArgs } from './contract.ts';

export const scroll: HandTool = { hand: 'pick', once: true, needs: 'point', key: 'R' };

/** The guide that brings this node into the citizen's view. */
export function scrollCall({ node }: ScrollArgs): ToolCall {
  return { tool: 'scroll', args: { node } };
}
