import type { HandTool } from '../../agent/hand-tool.ts';
import type { ToolCall } from '../../contract/tools.ts';
import type { PressArgs } from './contract.ts';

export const press: HandTool = { hand: 'pick', once: true, needs: 'click', key: 'K' };

/** The guide that asks to press one thing. Its outcome comes with the citizen's answer. */
export function pressCall(args: PressArgs): Extract<ToolCall, { tool: 'press' }> {
  return { tool: 'press', args };
}
