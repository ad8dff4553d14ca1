import { type AskArgs, askSchema } from './ask.ts';
import { type ClearArgs, clearSchema } from './clear.ts';
import { type HighlightArgs, highlightSchema } from './highlight.ts';
import { type PointArgs, pointSchema } from './point.ts';

/** Every tool both sides know, by the name it has in a guide. A new tool adds one line here and one per side. */
export const toolSchemas = {
  highlight: highlightSchema,
  point: pointSchema,
  clear: clearSchema,
  ask: askSchema,
} as const;

export type ToolName = keyof typeof toolSchemas;

/** A guide's tool with the arguments that belong to it. */
export type ToolCall =
  | { tool: 'highlight'; args: HighlightArgs }
  | { tool: 'point'; args: PointArgs }
  | { tool: 'clear'; args: ClearArgs }
  | { tool: 'ask'; args: AskArgs };
