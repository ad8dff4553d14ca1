import type { HandTool } from '../../agent/hand-tool.ts';
import type { AgentMark } from '../../agent/marks-state.ts';
import type { ToolCall } from '../../contract/tools.ts';

export const highlight: HandTool = { hand: 'pick', once: false, needs: 'point', key: 'M' };

/** The guide that draws this ring. */
export function highlightCall({ node, number, label }: AgentMark): ToolCall {
  return { tool: 'highlight', args: { node, number, ...(label && { label }) } };
}
