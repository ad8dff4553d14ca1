import { ask } from '../tools/ask/agent.ts';
import { draw } from '../tools/draw/agent.ts';
import { fill } from '../tools/fill/agent.ts';
import { highlight } from '../tools/highlight/agent.ts';
import { point } from '../tools/point/agent.ts';
import { press } from '../tools/press/agent.ts';
import { propose } from '../tools/propose/agent.ts';
import { scroll } from '../tools/scroll/agent.ts';
import { spotlight } from '../tools/spotlight/agent.ts';
import type { HandTool } from './hand-tool.ts';

/** The tools that the agent takes in hand, in the order of the toolbar. A new one adds one line. */
export const handTools = {
  point,
  highlight,
  draw,
  spotlight,
  scroll,
  ask,
  press,
  fill,
  propose,
} as const satisfies Record<string, HandTool>;

export type HandToolName = keyof typeof handTools;

export function isHandTool(name: string): name is HandToolName {
  return Object.hasOwn(handTools, name);
}

export const toolNames: readonly HandToolName[] = Object.keys(handTools).filter(isHandTool);
