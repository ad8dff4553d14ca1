/**
 * The language between the console and the viewer, which run on two origins and trust each other no further
 * than these schemas. The console opens with `init` by window.postMessage and hands over one end of a
 * MessageChannel; everything else goes over that port.
 */
import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** Long enough for every sentence, short enough to bound what a hostile page can put in the console. */
const text = v.pipe(v.string(), v.maxLength(300));
const within = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const markNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));

/** More than this on one page is no form; the rest is reached by the mouse. */
export const MOST_OUTLINED = 300;

export const initSchema = v.strictObject({ t: v.literal('init') });

const stageTools = ['none', 'point', 'highlight', 'ask'] as const;
export type StageTool = (typeof stageTools)[number];

/** `blank` removes the picture; `stale` keeps the last one, grey. */
const shownStates = ['live', 'stale', 'blank'] as const;
export type Shown = (typeof shownStates)[number];

const texts = v.strictObject({
  t: v.literal('texts'),
  language: v.picklist(['da', 'en']),
  /** Tab of the citizen's viewport: «Det ser borgeren nu». */
  nowSees: text,
  /** The same when the picture is stale: «Det så borgeren sidst». */
  lastSaw: text,
  /** Said after the name of a masked field: «skjult». */
  hiddenField: text,
  /** Name of the stage for screen readers, with how to walk it by keyboard. */
  outlineLabel: text,
  /** Said for an element that has no name of its own: «uden navn». */
  unnamed: text,
  /** Stand in place of what the stage does not show. */
  boxes: v.strictObject({
    picture: text,
    frame: text,
    video: text,
    audio: text,
    drawing: text,
    /** What the citizen's side has left out. */
    hidden: text,
  }),
});
export type StageTexts = v.InferOutput<typeof texts>;

const assets = v.strictObject({
  t: v.literal('assets'),
  /** Opens the store for one site; it and the site are parts of an address. */
  pass: v.pipe(v.string(), v.regex(/^[\w.-]{1,200}$/)),
  site: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  /** Whose public pictures and fonts the store carries. */
  origins: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(50)),
});
export type StageAssets = v.InferOutput<typeof assets>;

const marks = v.strictObject({
  t: v.literal('marks'),
  page: parts.pageNonce,
  marks: v.pipe(
    v.array(v.strictObject({ node: parts.nodeId, number: markNumber, label: text })),
    v.maxLength(9),
  ),
});
export type StageMark = v.InferOutput<typeof marks>['marks'][number];

/** Console to viewer. */
export const toViewerSchema = v.variant('t', [
  /** A new page load: the old picture is forgotten, node ids start again. */
  v.strictObject({ t: v.literal('page'), page: parts.pageNonce }),
  /** rrweb events in order; the viewer's guard looks inside. */
  v.strictObject({
    t: v.literal('events'),
    page: parts.pageNonce,
    events: v.pipe(v.array(v.unknown()), v.maxLength(5000)),
  }),
  v.strictObject({ t: v.literal('tool'), tool: v.picklist(stageTools) }),
  marks,
  v.strictObject({ t: v.literal('shown'), as: v.picklist(shownStates) }),
  texts,
  /** To be told before the page: what was left out for want of it does not come later. */
  assets,
  /** Shows one element of the outline as if the mouse were over it; null for none. */
  v.strictObject({ t: v.literal('preview'), page: parts.pageNonce, node: v.nullable(parts.nodeId) }),
]);
export type ToViewer = v.InferOutput<typeof toViewerSchema>;

/** Why the picture can no longer be trusted; the cure is a checkout. */
const troubles = ['missing-node', 'malformed', 'too-big'] as const;
export type Trouble = (typeof troubles)[number];

const outlined = v.strictObject({
  node: parts.nodeId,
  /** What the page calls it, never what was typed; empty without a name. */
  label: text,
  kind: v.picklist(['write', 'press', 'look']),
  /** What stands in it is masked. */
  hidden: v.boolean(),
});
export type Outlined = v.InferOutput<typeof outlined>;

/** Viewer to console. */
export const fromViewerSchema = v.variant('t', [
  v.strictObject({ t: v.literal('ready') }),
  /** A full snapshot was drawn: the agent sees the page. */
  v.strictObject({ t: v.literal('picture'), page: parts.pageNonce }),
  v.strictObject({ t: v.literal('trouble'), page: parts.pageNonce, reason: v.picklist(troubles) }),
  v.strictObject({ t: v.literal('picked'), page: parts.pageNonce, node: parts.nodeId, label: text }),
  /** x and y are parts (0..1) of the node's own box. */
  v.strictObject({
    t: v.literal('pointed'),
    page: parts.pageNonce,
    node: parts.nodeId,
    x: within,
    y: within,
  }),
  v.strictObject({ t: v.literal('unpointed') }),
  /** All that can be used or stands as a heading on the page now, in its order. */
  v.strictObject({
    t: v.literal('outline'),
    page: parts.pageNonce,
    items: v.pipe(v.array(outlined), v.maxLength(MOST_OUTLINED)),
  }),
  /** A key for the console's shortcuts, pressed while the viewer had focus (`KeyboardEvent.key`). */
  v.strictObject({ t: v.literal('key'), key: v.pipe(v.string(), v.regex(/^([a-zA-Z?/]|Escape)$/)) }),
]);
export type FromViewer = v.InferOutput<typeof fromViewerSchema>;
