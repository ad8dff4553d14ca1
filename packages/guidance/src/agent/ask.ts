import type { AskArgs } from '../contract/ask.ts';
import type { ToolCall } from '../contract/tools.ts';

/** The guide that asks the citizen to show one field. Its outcome comes with the citizen's answer. */
export function askCall({ node }: AskArgs): ToolCall {
  return { tool: 'ask', args: { node } };
}
