import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { DrawArgs } from './contract.ts';

export const draw: HandTool = { hand: 'draw', once: false, needs: 'point', key: 'T' };

/** The guide that goes on with one line of the pen; what the stage reports as `drew`. */
export function drawCall({ node, stroke, points }: DrawArgs): ToolCall {
  return { tool: 'draw', args: { node, stroke, points } };
}
