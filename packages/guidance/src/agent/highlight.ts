import type { ToolCall } from '../contract/tools.ts';
import type { AgentMark } from './marks-state.ts';

/** The guide that draws this ring. */
export function highlightCall({ node, number }: AgentMark): ToolCall {
  return { tool: 'highlight', args: { node, number } };
}
