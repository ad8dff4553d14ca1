import { cleanValue, isAllowed } from './guard-attributes.ts';
import { cleanCss } from './guard-css.ts';
import { LIMITS } from './guard-limits.ts';
import { refuse } from './guard-refusal.ts';
import type { AttributeValue, ReplayNode } from './replay-event.ts';

const TAG = /^[A-Za-z][\w.:-]{0,79}$/;
const CUSTOM = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;
/** Never built. A `template` keeps the node's id, so that later changes still find it, and shows nothing. */
const UNSEEN = /^(script|base|template)$/;
/** Never built, but they take room on the page: a box of the same size stands for them. */
const BOXED = /^(iframe|frame|fencedframe|portal|object|embed|applet|audio|video|canvas)$/;
/** Of a boxed element: enough for its size and place. */
const BOX_ATTRIBUTES = /^(class|id|style|width|height|hidden|rr_width|rr_height)$/;
/** Of a style sheet link: rrweb brings the sheet's text along, now or in a later change. */
const SHEET_ATTRIBUTES = /^(class|id|media|_cssText)$/;

type Json = Record<string, unknown>;

export interface NodeCount {
  nodes: number;
}

/** Copies a serialised node tree, leaving out what must not be built; refuses what is no such tree. */
export function cleanNode(
  input: unknown,
  place: 'root' | 'inside',
  count: NodeCount,
  inStyle = false,
): ReplayNode {
  if (!isJson(input)) return refuse('malformed');
  if (++count.nodes > LIMITS.nodes) return refuse('too-big');
  const base = { id: nodeId(input.id), ...flag(input, 'isShadow') };
  switch (input.type) {
    case 0:
      if (place !== 'root') return refuse('malformed');
      return {
        ...base,
        type: 0,
        childNodes: children(input, count, false),
        ...(input.compatMode === 'BackCompat' && { compatMode: 'BackCompat' }),
      };
    case 1: {
      const name = text(input.name);
      const plain = /^[a-z]+$/i.test(name) ? name : 'html';
      return {
        ...base,
        type: 1,
        name: plain,
        publicId: text(input.publicId),
        systemId: text(input.systemId),
      };
    }
    case 2:
      return { ...base, ...element(input, count) };
    case 3: {
      const style = inStyle || input.isStyle === true;
      const content = text(input.textContent);
      return {
        ...base,
        type: 3,
        textContent: style ? cleanCss(content) : content,
        ...(style && { isStyle: true }),
      };
    }
    case 4:
    case 5:
      // A CDATA section cannot be made in an HTML document; both are invisible.
      return { ...base, type: 5, textContent: '' };
    default:
      return refuse('malformed');
  }
}

function element(input: Json, count: NodeCount): Omit<Extract<ReplayNode, { type: 2 }>, 'id' | 'isShadow'> {
  const original = text(input.tagName);
  if (!TAG.test(original)) refuse('malformed');
  if (!isJson(input.attributes)) return refuse('malformed');
  const name = original.toLowerCase().split(':').at(-1) ?? '';
  const given = attributes(name, input.attributes);
  const childNodes = children(input, count, name === 'style');
  const same = { type: 2 as const, childNodes };
  if (UNSEEN.test(name) || isPragma(name, input.attributes))
    return { ...same, tagName: 'template', attributes: {} };
  if (name === 'link') return { ...same, tagName: 'style', attributes: keep(given, SHEET_ATTRIBUTES) };
  if (BOXED.test(name)) return { ...same, tagName: 'div', attributes: boxAttributes(given) };
  const custom = input.isCustom === true && CUSTOM.test(original);
  return {
    ...same,
    tagName: original,
    attributes: given,
    ...flag(input, 'isSVG'),
    ...flag(input, 'isShadowHost'),
    ...(custom && { isCustom: true }),
  };
}

function isPragma(name: string, given: Json): boolean {
  return name === 'meta' && Object.keys(given).some((key) => key.toLowerCase() === 'http-equiv');
}

function attributes(tagName: string, input: Json): Record<string, AttributeValue> {
  const kept: [string, AttributeValue][] = [];
  for (const [name, value] of Object.entries(input)) {
    if (value === null || !isAllowed(tagName, name, value)) continue;
    if (typeof value === 'string') kept.push([name, cleanValue(name, value)]);
    else if (typeof value === 'number' || typeof value === 'boolean') kept.push([name, value]);
    else refuse('malformed');
  }
  return Object.fromEntries(kept);
}

function keep(given: Record<string, AttributeValue>, names: RegExp): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.test(name)));
}

function boxAttributes(given: Record<string, AttributeValue>): Record<string, AttributeValue> {
  const kept = keep(given, BOX_ATTRIBUTES);
  return { ...kept, style: `display:inline-block;${kept.style ?? ''}` };
}

function children(input: Json, count: NodeCount, inStyle: boolean): ReplayNode[] {
  const list = input.childNodes;
  return Array.isArray(list)
    ? list.map((child) => cleanNode(child, 'inside', count, inStyle))
    : refuse('malformed');
}

function flag<Name extends string>(input: Json, name: Name): { [name in Name]?: true } {
  const flags: { [name in Name]?: true } = {};
  if (input[name] === true) flags[name] = true;
  return flags;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : refuse('malformed');
}

function nodeId(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : refuse('malformed');
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
