import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { PointArgs } from './contract.ts';

export const point: HandTool = { hand: 'hold', once: false, needs: 'point', key: 'P' };

/** The guide that holds the pointer over a part of a node; what the stage reports as `pointed`. */
export function pointCall({ node, x, y }: PointArgs): ToolCall {
  return { tool: 'point', args: { node, x, y } };
}
