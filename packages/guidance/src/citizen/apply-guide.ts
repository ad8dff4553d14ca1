import type { AgentMessage } from '@medkig/protocol/session/messages';
import type { ToolName } from '../contract/tools.ts';
import { isRendered } from '../marks/field.ts';
import { ask } from './ask.ts';
import { clear } from './clear.ts';
import type { GuidanceContext } from './context.ts';
import { highlight } from './highlight.ts';
import type { Overlay } from './overlay.ts';
import { point } from './point.ts';
import type { Applied, CitizenTool, Hands } from './tool.ts';

export type GuideMessage = Pick<Extract<AgentMessage, { t: 'guide' }>, 'tool' | 'page' | 'args'>;

const tools: Record<ToolName, CitizenTool> = { highlight, point, clear, ask };

/**
 * The one place where a guide is checked before anything happens on the citizen's page: a known tool with its
 * own arguments, a grant that holds now, this page load, and a node that is there and rendered.
 */
export function applyGuide(
  message: GuideMessage,
  context: Pick<GuidanceContext, 'page' | 'granted' | 'nodeOf' | 'ask'>,
  overlay: Overlay,
): Applied {
  const tool = new Map<string, CitizenTool>(Object.entries(tools)).get(message.tool);
  const work = tool?.(message.args);
  if (!work) return 'malformed';
  if (!context.granted().includes('point')) return 'not-granted';
  if (message.page !== context.page()) return 'gone';
  return work({ overlay, find: (node) => findElement(context.nodeOf(node)), ask: context.ask });
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
