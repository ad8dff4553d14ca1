/** What the agent asks the citizen for: one thing at a time, and what came of it. */
import type { ToolCall } from '@medkig/guidance/contract/tools';
import { fillCall } from '@medkig/guidance/tools/fill/agent';
import { proposeCall } from '@medkig/guidance/tools/propose/agent';
import type { ProposeArgs } from '@medkig/guidance/tools/propose/contract';
import type { GuideOutcome } from '@medkig/protocol/session/messages';
import type { LiveState } from '../agent-state.ts';
import { guide, type LiveStep, to } from '../live-step.ts';
import { requestDone } from '../measured.ts';

export type RequestCall = Extract<ToolCall, { tool: 'ask' | 'press' | 'fill' | 'propose' }>;
export type RequestTool = RequestCall['tool'];

/** A question that the citizen has not answered yet. */
export interface OpenRequest {
  call: RequestCall;
  /** What the page calls the element; of a proposed page, its title. */
  label: string;
}

/** The citizen reads it, and the agent waits. */
export function request(live: LiveState, call: RequestCall, label: string): LiveStep {
  if (live.asked) return to(live);
  const note = { is: 'asked', tool: call.tool, label } as const;
  return guide({ ...live, tool: 'none', filling: undefined, asked: { call, label }, note }, call);
}

/** What shall stand in the field that was chosen. */
export function fillIn(live: LiveState, value: string): LiveStep {
  if (!live.filling) return to(live);
  const { node, label } = live.filling;
  return request(live, fillCall({ node, seen: label, value }), label);
}

export function propose(live: LiveState, args: ProposeArgs): LiveStep {
  return live.tool === 'propose' ? request(live, proposeCall(args), args.title) : to(live);
}

/** The agent has thought better of it. */
export function leaveForm(live: LiveState): LiveStep {
  return to({ ...live, tool: live.tool === 'propose' ? 'none' : live.tool, filling: undefined });
}

export function answered(live: LiveState, call: RequestCall, outcome: GuideOutcome): LiveStep {
  const { asked } = live;
  // What is done under a grant for the page, or twice, is no answer to this question.
  if (!asked || JSON.stringify(asked.call) !== JSON.stringify(call)) return to(live);
  const note = { is: 'answered', tool: call.tool, label: asked.label, outcome } as const;
  const measured = outcome === 'done' ? requestDone(live.measured, call.tool) : live.measured;
  return to({ ...live, asked: undefined, note, measured });
}
