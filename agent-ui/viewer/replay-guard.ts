import * as v from 'valibot';
import { type Assets, cleanAttribute } from './guard-attributes.ts';
import { cleanCss } from './guard-css.ts';
import { holdsStyle, type KnownPage, kinOf } from './guard-kin.ts';
import { LIMITS, weigh } from './guard-limits.ts';
import { cleanNode } from './guard-node.ts';
import { GuardRefusal, refuse } from './guard-refusal.ts';
import { type Increment, incrementShape, isShown, sizeShape, snapshotShape } from './guard-shapes.ts';
import {
  eventTypes,
  interactions,
  type Mutation,
  type StageEvent,
  type StyleChange,
  sources,
} from './replay-event.ts';
import type { Trouble } from './viewer-messages.ts';

export type Guarded =
  /** `weight` as in `weigh`. */
  { ok: true; event: StageEvent; weight: number } | { ok: false; reason: Trouble };

const eventShape = v.object({ type: v.number(), data: v.unknown() });
/** rrweb asks for it and, as events are applied at once, never reads it. */
const timestamp = 0;

/** What an event is read against. */
export interface GuardContext {
  page: KnownPage;
  assets: Assets;
}

/**
 * The door between untrusted replay data and the replayer. Every event is copied part by part into one of a
 * few shapes; what must not be built is left out, what is no rrweb event is refused.
 */
export function guardEvent(input: unknown, context: GuardContext): Guarded {
  const weight = weigh(input);
  if (weight === 'too-big') return { ok: false, reason: 'too-big' };
  try {
    return { ok: true, event: cleanEvent(input, context), weight };
  } catch (error) {
    if (error instanceof GuardRefusal) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** True for what calls itself a full snapshot, good or bad. */
export function isSnapshot(input: unknown): boolean {
  return (
    typeof input === 'object' && input !== null && 'type' in input && input.type === eventTypes.fullSnapshot
  );
}

function cleanEvent(input: unknown, context: GuardContext): StageEvent {
  const { type, data } = parse(eventShape, input);
  switch (type) {
    case eventTypes.meta:
      return { kind: 'size', ...parse(sizeShape, data) };
    case eventTypes.fullSnapshot: {
      const { node, initialOffset } = parse(snapshotShape, data);
      const root = cleanNode(node, 'root', { nodes: 0, assets: context.assets });
      if (root.type !== 0) return refuse('malformed');
      const scroll = { x: initialOffset.left, y: initialOffset.top };
      // The stage shows the whole page; the citizen's scroll moves the outline, not the page.
      const cast = { type, timestamp, data: { node: root, initialOffset: { top: 0, left: 0 } } };
      return { kind: 'snapshot', cast, scroll };
    }
    case eventTypes.increment:
      return isShown(data) ? cleanIncrement(parse(incrementShape, data), context) : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}

function cleanIncrement(data: Increment, context: GuardContext): StageEvent {
  const css = (text: string) => cleanCss(text, context.assets.address);
  const cleanRule = <R extends { rule: string }>(rule: R): R => ({ ...rule, rule: css(rule.rule) });
  const cast = (clean: object) => ({ type: eventTypes.increment, timestamp, data: clean });
  switch (data.source) {
    case sources.mutation: {
      const mutation = cleanMutation(data, context);
      // A copy of the lists: the replayer filters them in place.
      return { kind: 'mutation', mutation, cast: cast({ source: data.source, ...mutation }) };
    }
    case sources.mouseMove:
    case sources.touchMove:
    case sources.drag: {
      const { id, x, y } = data.positions.at(-1) ?? refuse('malformed');
      return { kind: 'moved', node: id, x, y };
    }
    case sources.mouseInteraction:
      return interaction(data);
    case sources.scroll:
      return { kind: 'scroll', node: data.id, x: data.x, y: data.y };
    case sources.viewportResize:
      return { kind: 'size', width: data.width, height: data.height };
    case sources.input:
      return { kind: 'input', node: data.id, text: data.text, cast: cast(data) };
    case sources.selection:
      return { kind: 'selection', cast: cast(data) };
    case sources.styleSheetRule:
      return {
        kind: 'style',
        cast: cast({
          ...data,
          ...(data.adds && { adds: data.adds.map(cleanRule) }),
          ...(data.replace !== undefined && { replace: css(data.replace) }),
          ...(data.replaceSync !== undefined && { replaceSync: css(data.replaceSync) }),
        }),
      };
    case sources.styleDeclaration: {
      const { set } = data;
      const value = set?.value ? css(set.value) : set?.value;
      return { kind: 'style', cast: cast({ ...data, ...(set && { set: { ...set, value } }) }) };
    }
    case sources.adoptedStyleSheet: {
      const styles = data.styles?.map((style) => ({ ...style, rules: style.rules.map(cleanRule) }));
      return { kind: 'style', cast: cast({ ...data, ...(styles && { styles }) }) };
    }
    default: {
      const never: never = data;
      return never;
    }
  }
}

function interaction({ type, id, x, y }: Extract<Increment, { source: 2 }>): StageEvent {
  if (type === interactions.focus) return { kind: 'focused', node: id };
  if (type === interactions.blur) return { kind: 'blurred', node: id };
  if (x === undefined || y === undefined) return { kind: 'nothing' };
  if (type === interactions.click) return { kind: 'pressed', node: id, x, y };
  // A finger that is put down may only scroll.
  return type === interactions.touchStart ? { kind: 'touched', node: id, x, y } : { kind: 'nothing' };
}

function cleanMutation(data: Extract<Increment, { source: 0 }>, context: GuardContext): Mutation {
  const { texts, attributes, removes, adds } = data;
  if (texts.length + attributes.length + removes.length + adds.length > LIMITS.changes) refuse('too-big');
  const { page, assets } = context;
  const kin = kinOf(adds, page);
  const removed = new Set(removes.map(({ id }) => id));
  const copying = { nodes: 0, assets };
  return {
    texts: texts.map(({ id, value }) => ({
      id,
      value: value && kin.isStyleText(id) ? cleanCss(value, assets.address) : value,
    })),
    attributes: attributes.map(({ id, attributes: given }) => ({
      id,
      attributes: cleanAttributes(given, kin.tagOf(id), assets),
    })),
    removes: removes.map(({ parentId, id, isShadow }) => ({ parentId, id, ...(isShadow && { isShadow }) })),
    adds: adds.map(({ parentId, nextId, node: given }) => {
      const inStyle = holdsStyle(kin.tagOf(parentId));
      const node = cleanNode(given, 'inside', copying, inStyle);
      // The replayer would take the node that is there, with a text that was not read as style. One that was
      // comes along when the page moves its style sheet.
      const isUnread = page.isThere(node.id) && !page.isStyleText(node.id);
      if (inStyle && isUnread && !removed.has(node.id)) refuse('malformed');
      return { parentId, nextId, node };
    }),
  };
}

function cleanAttributes(
  given: Record<string, string | null | StyleChange>,
  tag: string | undefined,
  assets: Assets,
): Mutation['attributes'][0]['attributes'] {
  const kept: [string, string | null | StyleChange][] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === null) kept.push([name, value]);
    else if (typeof value !== 'string') kept.push([name, cleanStyle(value, assets)]);
    else {
      const clean = cleanAttribute(tag, name, value, assets);
      if (typeof clean === 'string') kept.push([name, clean]);
    }
  }
  return Object.fromEntries(kept);
}

function cleanStyle(change: StyleChange, { address }: Assets): StyleChange {
  return Object.fromEntries(
    Object.entries(change).map(([property, value]) => {
      if (value === false) return [property, value];
      if (typeof value === 'string') return [property, cleanCss(value, address)];
      return [property, [cleanCss(value[0], address), value[1]]];
    }),
  );
}

function parse<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input);
  return parsed.success ? parsed.output : refuse('malformed');
}
