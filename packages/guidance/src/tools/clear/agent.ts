import type { ToolCall } from '../../contract/tools.ts';
import type { ClearArgs } from './contract.ts';

/** The guide that takes one ring, the pointer or all away. */
export function clearCall(args: ClearArgs): ToolCall {
  return { tool: 'clear', args };
}
