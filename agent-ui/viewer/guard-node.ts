import { type Assets, cleanAttribute } from './guard-attributes.ts';
import { cleanCss } from './guard-css.ts';
import { LIMITS } from './guard-limits.ts';
import { isKnownTag } from './guard-names.ts';
import { refuse } from './guard-refusal.ts';
import type { AttributeValue, BoxKind, ReplayNode } from './replay-event.ts';

const TAG = /^[A-Za-z][\w.:-]{0,79}$/;
const CUSTOM = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;
/** Never built. A `template` keeps the node's id, so that later changes still find it, and shows nothing. */
const UNSEEN = /^(?:script|noscript|base|template)$/;
/** Never built, but they take room on the page: a box of the same size stands for them. */
const BOXED: readonly [RegExp, BoxKind][] = [
  [/^(?:iframe|frame|fencedframe|portal|object|embed|applet)$/, 'frame'],
  [/^video$/, 'video'],
  [/^audio$/, 'audio'],
  [/^canvas$/, 'drawing'],
];
/** Of a boxed element: enough for its size and place. */
const BOX_ATTRIBUTES = /^(?:class|id|style|width|height|hidden|rr_width|rr_height)$/;
/** Of a style sheet link: rrweb brings the sheet's text along, now or in a later change. */
const SHEET_ATTRIBUTES = /^(?:class|id|media|_cssText)$/;
const FIELD = /^(?:input|textarea|select)$/;
/** The agent's browser and its password managers leave such a field alone. */
const LEFT_ALONE = {
  autocomplete: 'off',
  spellcheck: 'false',
  'data-lpignore': 'true',
  'data-1p-ignore': '',
  'data-bwignore': '',
  'data-form-type': 'other',
};

type Json = Record<string, unknown>;

/** What one event is copied with. */
export interface Copying {
  assets: Assets;
  /** Nodes so far. */
  nodes: number;
}

/** Copies a serialised node tree, leaving out what must not be built; refuses what is no such tree. */
export function cleanNode(
  input: unknown,
  place: 'root' | 'inside',
  copying: Copying,
  inStyle = false,
): ReplayNode {
  if (!isJson(input)) return refuse('malformed');
  if (++copying.nodes > LIMITS.nodes) return refuse('too-big');
  const base = { id: nodeId(input.id), ...flag(input, 'isShadow') };
  switch (input.type) {
    case 0:
      if (place !== 'root') return refuse('malformed');
      return {
        ...base,
        type: 0,
        childNodes: children(input, copying, false),
        ...(input.compatMode === 'BackCompat' && { compatMode: 'BackCompat' }),
      };
    case 1: {
      // The page of a frame stands in a shadow root, which takes none.
      if (input.isShadow === true) return { ...base, type: 5, textContent: '' };
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
      return { ...base, ...element(input, copying) };
    case 3: {
      const style = inStyle || input.isStyle === true;
      const content = text(input.textContent);
      return {
        ...base,
        type: 3,
        textContent: style ? cleanCss(content, copying.assets.address) : content,
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

/** In lower case without prefix: what an element is, whatever namespace it is written in. */
export function elementName(tagName: string): string {
  return tagName.toLowerCase().split(':').at(-1) ?? '';
}

function element(input: Json, copying: Copying): Omit<Extract<ReplayNode, { type: 2 }>, 'id' | 'isShadow'> {
  const original = text(input.tagName);
  if (!TAG.test(original)) refuse('malformed');
  if (!isJson(input.attributes)) return refuse('malformed');
  const name = elementName(original);
  const given = attributes(name, input.attributes, copying.assets);
  const isSheet = name === 'link' || name === 'style';
  const childNodes = children(input, copying, isSheet);
  const same = { type: 2 as const, childNodes };
  if (UNSEEN.test(name) || isPragma(name, input.attributes))
    return { ...same, tagName: 'template', attributes: {} };
  if (name === 'link') return { ...same, tagName: 'style', attributes: keep(given, SHEET_ATTRIBUTES) };
  const box = BOXED.find(([names]) => names.test(name))?.[1];
  // A frame of the page's own site is told as what stands in a shadow root: it needs no document of its own here. One
  // that the citizen has blurred has nothing in it.
  if (box === 'frame' && input.isShadowHost === true && childNodes.length > 0)
    return {
      ...same,
      tagName: 'div',
      attributes: boxAttributes(given, { 'data-medkig-frame': '' }),
      isShadowHost: true,
    };
  if (box) return { ...same, tagName: 'div', attributes: boxAttributes(given, { 'data-medkig-box': box }) };
  const isSvg = input.isSVG === true;
  const custom = input.isCustom === true && CUSTOM.test(original);
  return {
    ...same,
    tagName: isKnownTag(name, isSvg) ? original : isSvg ? 'g' : 'span',
    attributes: {
      ...given,
      ...additions(name, input.attributes, given, copying.assets),
      ...(name === 'html' && input.isShadow === true && scrolledAlone(given)),
    },
    ...flag(input, 'isSVG'),
    ...flag(input, 'isShadowHost'),
    ...(custom && { isCustom: true }),
  };
}

/** What the stage puts on an element of its own accord. */
function additions(
  name: string,
  input: Json,
  given: Record<string, AttributeValue>,
  { noPicture }: Assets,
): Record<string, AttributeValue> {
  if (FIELD.test(name)) return LEFT_ALONE;
  if (name === 'html') return { spellcheck: 'false' };
  if (name === 'img' && 'srcset' in input && !('srcset' in given) && !('src' in given))
    return { src: noPicture };
  // The recorder gives a size only to what it leaves out.
  return 'rr_width' in given ? { 'data-medkig-box': 'hidden' satisfies BoxKind } : {};
}

/** The page of a frame has no window that would scroll it. */
function scrolledAlone({ style = '' }: Record<string, AttributeValue>): Record<string, AttributeValue> {
  return { style: `display:block;height:100%;overflow:auto;${style}` };
}

function isPragma(name: string, given: Json): boolean {
  return name === 'meta' && Object.keys(given).some((key) => key.toLowerCase() === 'http-equiv');
}

function attributes(tagName: string, input: Json, assets: Assets): Record<string, AttributeValue> {
  const kept: [string, AttributeValue][] = [];
  for (const [name, value] of Object.entries(input)) {
    if (value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      refuse('malformed');
    const clean = cleanAttribute(tagName, name, value, assets);
    if (clean !== undefined) kept.push([name, clean]);
  }
  return Object.fromEntries(kept);
}

function keep(given: Record<string, AttributeValue>, names: RegExp): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.test(name)));
}

function boxAttributes(
  given: Record<string, AttributeValue>,
  mark: { 'data-medkig-box': BoxKind } | { 'data-medkig-frame': '' },
): Record<string, AttributeValue> {
  const kept = keep(given, BOX_ATTRIBUTES);
  return { ...kept, style: `display:inline-block;${kept.style ?? ''}`, ...mark };
}

function children(input: Json, copying: Copying, inStyle: boolean): ReplayNode[] {
  const list = input.childNodes;
  return Array.isArray(list)
    ? list.map((child) => cleanNode(child, 'inside', copying, inStyle))
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
