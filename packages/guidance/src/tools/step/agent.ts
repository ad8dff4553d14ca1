import type { ToolCall } from '../../contract/tools.ts';
import type { StepArgs } from './contract.ts';

/** The guide that tells the citizen how far they are. */
export function stepCall(at: StepArgs['at']): ToolCall {
  return { tool: 'step', args: { at } };
}
