/** The outer shapes of the rrweb 2.2.2 events that we let through; unknown keys are left out of the copy. */
import * as v from 'valibot';
import { LIMITS } from './guard-limits.ts';
import { sources } from './replay-event.ts';

const known = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** rrweb writes -1 for a node it does not know. */
const maybeKnown = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));
const pixels = v.pipe(v.number(), v.minValue(-1_000_000), v.maxValue(1_000_000));
const side = v.pipe(v.number(), v.minValue(1), v.maxValue(10_000));
const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.maxLength(LIMITS.changes));

const ruleIndex = v.union([v.number(), v.array(v.number())]);
const rule = v.object({ rule: v.string(), index: v.optional(ruleIndex) });
const sheet = { id: v.optional(maybeKnown), styleId: v.optional(maybeKnown) };
const position = v.object({ x: pixels, y: pixels, id: maybeKnown });
const moves = v.pipe(v.array(position), v.minLength(1), v.maxLength(LIMITS.changes));
const styleChange = v.record(
  v.string(),
  v.union([v.string(), v.literal(false), v.tuple([v.string(), v.string()])]),
);

export const sizeShape = v.object({ width: side, height: side });

export const snapshotShape = v.object({
  node: v.unknown(),
  initialOffset: v.object({ top: pixels, left: pixels }),
});

export const incrementShape = v.variant('source', [
  v.object({
    source: v.literal(sources.mutation),
    texts: list(v.object({ id: known, value: v.nullable(v.string()) })),
    attributes: list(
      v.object({
        id: known,
        attributes: v.record(v.string(), v.union([v.null(), v.string(), styleChange])),
      }),
    ),
    removes: list(v.object({ parentId: known, id: known, isShadow: v.optional(v.boolean()) })),
    adds: list(v.object({ parentId: known, nextId: v.nullish(known, null), node: v.unknown() })),
  }),
  v.object({ source: v.literal(sources.mouseMove), positions: moves }),
  v.object({ source: v.literal(sources.touchMove), positions: moves }),
  v.object({ source: v.literal(sources.drag), positions: moves }),
  v.object({
    source: v.literal(sources.mouseInteraction),
    type: v.number(),
    id: maybeKnown,
    x: v.optional(pixels),
    y: v.optional(pixels),
  }),
  v.object({ source: v.literal(sources.scroll), id: maybeKnown, x: pixels, y: pixels }),
  v.object({ source: v.literal(sources.viewportResize), ...sizeShape.entries }),
  v.object({ source: v.literal(sources.input), id: maybeKnown, text: v.string(), isChecked: v.boolean() }),
  v.object({
    source: v.literal(sources.styleSheetRule),
    ...sheet,
    adds: v.optional(list(rule)),
    removes: v.optional(list(v.object({ index: ruleIndex }))),
    replace: v.optional(v.string()),
    replaceSync: v.optional(v.string()),
  }),
  v.object({
    source: v.literal(sources.styleDeclaration),
    ...sheet,
    index: v.array(v.number()),
    set: v.optional(
      v.object({ property: v.string(), value: v.nullable(v.string()), priority: v.optional(v.string()) }),
    ),
    remove: v.optional(v.object({ property: v.string() })),
  }),
  v.object({
    source: v.literal(sources.selection),
    ranges: list(
      v.object({ start: maybeKnown, startOffset: v.number(), end: maybeKnown, endOffset: v.number() }),
    ),
  }),
  v.object({
    source: v.literal(sources.adoptedStyleSheet),
    id: known,
    styleIds: list(v.number()),
    styles: v.optional(list(v.object({ styleId: v.number(), rules: list(rule) }))),
  }),
]);
export type Increment = v.InferOutput<typeof incrementShape>;

const knownSources = new Set<unknown>(Object.values(sources));

/** rrweb has sources that the stage does not show (media, canvas, fonts, logs); they are not malformed. */
export function isShown(data: unknown): boolean {
  const source = typeof data === 'object' && data !== null && 'source' in data ? data.source : undefined;
  return typeof source !== 'number' || knownSources.has(source);
}
