import { type AskArgs, askSchema } from '../tools/ask/contract.ts';
import { type ClearArgs, clearSchema } from '../tools/clear/contract.ts';
import { type DrawArgs, drawSchema } from '../tools/draw/contract.ts';
import { type FillArgs, fillSchema } from '../tools/fill/contract.ts';
import { type HighlightArgs, highlightSchema } from '../tools/highlight/contract.ts';
import { type PointArgs, pointSchema } from '../tools/point/contract.ts';
import { type PressArgs, pressSchema } from '../tools/press/contract.ts';
import { type ProposeArgs, proposeSchema } from '../tools/propose/contract.ts';
import { type ScrollArgs, scrollSchema } from '../tools/scroll/contract.ts';
import { type SpotlightArgs, spotlightSchema } from '../tools/spotlight/contract.ts';
import { type StepArgs, stepSchema } from '../tools/step/contract.ts';

/** Every tool both sides know, by the name it has in a guide. A new tool adds one line here and one per side. */
export const toolSchemas = {
  point: pointSchema,
  highlight: highlightSchema,
  spotlight: spotlightSchema,
  draw: drawSchema,
  scroll: scrollSchema,
  clear: clearSchema,
  ask: askSchema,
  propose: proposeSchema,
  press: pressSchema,
  fill: fillSchema,
  step: stepSchema,
} as const;

export type ToolName = keyof typeof toolSchemas;

/** A guide's tool with the arguments that belong to it. */
export type ToolCall =
  | { tool: 'point'; args: PointArgs }
  | { tool: 'highlight'; args: HighlightArgs }
  | { tool: 'spotlight'; args: SpotlightArgs }
  | { tool: 'draw'; args: DrawArgs }
  | { tool: 'scroll'; args: ScrollArgs }
  | { tool: 'clear'; args: ClearArgs }
  | { tool: 'ask'; args: AskArgs }
  | { tool: 'step'; args: StepArgs }
  | Wish;

/** What the agent asks the citizen to let happen on the page; each needs a yes. */
export type Wish =
  | { tool: 'propose'; args: ProposeArgs }
  | { tool: 'press'; args: PressArgs }
  | { tool: 'fill'; args: FillArgs };
