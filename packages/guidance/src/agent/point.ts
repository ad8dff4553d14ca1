import type { PointArgs } from '../contract/point.ts';
import type { ToolCall } from '../contract/tools.ts';

/** The guide that holds the pointer over a part of a node; what the stage reports as `pointed`. */
export function pointCall({ node, x, y }: PointArgs): ToolCall {
  return { tool: 'point', args: { node, x, y } };
}
