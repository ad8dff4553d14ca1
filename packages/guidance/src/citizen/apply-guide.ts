import type { AgentMessage } from '@medkig/protocol/session/messages';
import type { ToolName } from '../contract/tools.ts';
import { isRendered } from '../marks/field.ts';
import { ask } from '../tools/ask/citizen.ts';
import { clear } from '../tools/clear/citizen.ts';
import { draw } from '../tools/draw/citizen.ts';
import { fill } from '../tools/fill/citizen.ts';
import { highlight } from '../tools/highlight/citizen.ts';
import { point } from '../tools/point/citizen.ts';
import { press } from '../tools/press/citizen.ts';
import { propose } from '../tools/propose/citizen.ts';
import { scroll } from '../tools/scroll/citizen.ts';
import { spotlight } from '../tools/spotlight/citizen.ts';
import { step } from '../tools/step/citizen.ts';
import type { GuidanceContext } from './context.ts';
import type { Applied, CitizenTool, Hands } from './tool.ts';

export type GuideMessage = Pick<Extract<AgentMessage, { t: 'guide' }>, 'id' | 'tool' | 'page' | 'args'>;

const tools: Record<ToolName, CitizenTool> = {
  point,
  highlight,
  spotlight,
  draw,
  scroll,
  clear,
  ask,
  press,
  fill,
  propose,
  step,
};

/**
 * The one place where a guide is checked before anything happens on the citizen's page: a known tool with its
 * own arguments, a grant that holds now, this page load, and a node that is there and rendered.
 */
export function applyGuide(
  message: GuideMessage,
  context: Pick<GuidanceContext, 'page' | 'granted' | 'nodeOf'>,
  hands: Omit<Hands, 'find'>,
): Applied {
  const tool = new Map<string, CitizenTool>(Object.entries(tools)).get(message.tool);
  const work = tool?.(message.args);
  if (!work) return 'malformed';
  if (!context.granted().includes('point')) return 'not-granted';
  if (message.page !== context.page()) return 'gone';
  return work({ ...hands, find: (node) => findElement(context.nodeOf(node)) });
}

function findElement(node: Node | null | undefined): ReturnType<Hands['find']> {
  const element = node && elementOf(node);
  if (!element?.isConnected) return { ok: false, reason: 'gone' };
  return isRendered(element) ? { ok: true, element } : { ok: false, reason: 'hidden' };
}

/** A text node stands for the element around it. */
function elementOf(node: Node): Element | null {
  return node.nodeType === 1 ? (node as Element) : node.parentElement;
}
