import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { SpotlightArgs } from './contract.ts';

export const spotlight: HandTool = { hand: 'pick', once: true, needs: 'point', key: 'L' };

/** The guide that dims all but this node. */
export function spotlightCall({ node }: SpotlightArgs): ToolCall {
  return { tool: 'spotlight', args: { node } };
}
