/**
 * The language between the console and the viewer, which run on two origins and trust each other no further
 * than these schemas. The console opens with `init` by window.postMessage and hands over one end of a
 * MessageChannel; everything else goes over that port.
 */
import { type HandToolName, isHandTool } from '@medkig/guidance/agent/hand-tools';
import { drawSchema } from '@medkig/guidance/tools/draw/contract';
import { parts } from '@medkig/protocol/session/messages';
import * as v from 'valibot';

/** Long enough for every sentence, short enough to bound what a hostile page can put in the console. */
const text = v.pipe(v.string(), v.maxLength(300));
const within = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const markNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9));

/** More than this on one page is no form; the rest is reached by the mouse. */
export const MOST_OUTLINED = 300;

export const initSchema = v.strictObject({ t: v.literal('init') });

/** What the agent has in hand. */
export type StageTool = 'none' | HandToolName;
const stageTool = v.custom<StageTool>(
  (input) => typeof input === 'string' && (input === 'none' || isHandTool(input)),
);

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
  /** The node in the spotlight; null for none. */
  lit: v.nullable(parts.nodeId),
});
export type StageMarks = v.InferOutput<typeof marks>;
export type StageMark = StageMarks['marks'][number];

/** Names one search, so that the answer to an earlier one is known: a guide card and its step. */
const searchId = v.pipe(v.string(), v.maxLength(70));

/** The element that a step of a guide card speaks of: by selector, else by what the page calls it. */
const target = {
  id: searchId,
  selector: v.nullable(v.pipe(v.string(), v.maxLength(300))),
  label: v.nullable(text),
};
const wanted = v.strictObject({
  ...target,
  /** Of the card's other steps that may be on this page, the likeliest first: looked for when it is missing. */
  others: v.pipe(v.array(v.strictObject(target)), v.maxLength(30)),
});
export type Wanted = v.InferOutput<typeof wanted>;

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
  v.strictObject({ t: v.literal('tool'), tool: stageTool }),
  marks,
  v.strictObject({ t: v.literal('shown'), as: v.picklist(shownStates) }),
  texts,
  /** To be told before the page: what was left out for want of it does not come later. */
  assets,
  /** Shows one element of the outline as if the mouse were over it; null for none. */
  v.strictObject({ t: v.literal('preview'), page: parts.pageNonce, node: v.nullable(parts.nodeId) }),
  /** Look for this element until something else is wanted; null for nothing. */
  v.strictObject({ t: v.literal('find'), page: parts.pageNonce, wanted: v.nullable(wanted) }),
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

/** What the page calls the element, where it was chosen without a mouse. */
const byKeys = v.optional(text);

/** Viewer to console. */
export const fromViewerSchema = v.variant('t', [
  v.strictObject({ t: v.literal('ready') }),
  /** A full snapshot was drawn: the agent sees the page. */
  v.strictObject({ t: v.literal('picture'), page: parts.pageNonce }),
  /** So many messages with events have been dealt with since the viewer was loaded. */
  v.strictObject({ t: v.literal('applied'), count: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ t: v.literal('trouble'), page: parts.pageNonce, reason: v.picklist(troubles) }),
  v.strictObject({ t: v.literal('picked'), page: parts.pageNonce, node: parts.nodeId, label: text }),
  /** x and y are parts (0..1) of the node's own box. */
  v.strictObject({
    t: v.literal('pointed'),
    page: parts.pageNonce,
    node: parts.nodeId,
    x: within,
    y: within,
    label: byKeys,
  }),
  v.strictObject({ t: v.literal('unpointed') }),
  /** The pen goes on with a line, or begins one. */
  v.strictObject({ t: v.literal('drew'), page: parts.pageNonce, ...drawSchema.entries, label: byKeys }),
  /** All that can be used or stands as a heading on the page now, in its order. */
  v.strictObject({
    t: v.literal('outline'),
    page: parts.pageNonce,
    items: v.pipe(v.array(outlined), v.maxLength(MOST_OUTLINED)),
  }),
  /** What is wanted has been found, or found not to be seen: then `node` is null. Told again when that changes. */
  v.strictObject({
    t: v.literal('sighted'),
    page: parts.pageNonce,
    id: searchId,
    node: v.nullable(parts.nodeId),
    label: text,
    /** The page has it and does not show it. */
    isHidden: v.boolean(),
    /** When it is not to be seen: which of the others is there. */
    instead: v.nullable(searchId),
  }),
  /** The citizen has filled in and left, ticked or pressed what is wanted. */
  v.strictObject({ t: v.literal('completed'), page: parts.pageNonce, id: searchId }),
  /** What of the page the citizen has before them: from and to in percent of its height, and elements of the outline. */
  v.strictObject({
    t: v.literal('sight'),
    page: parts.pageNonce,
    from: percent,
    to: percent,
    nodes: v.pipe(v.array(parts.nodeId), v.maxLength(MOST_OUTLINED)),
  }),
  /** A key for the console's shortcuts, pressed while the viewer had focus (`KeyboardEvent.key`). */
  v.strictObject({
    t: v.literal('key'),
    key: v.pipe(v.string(), v.regex(/^([a-zA-Z?/]|Escape|Enter|ArrowDown|ArrowUp)$/)),
  }),
]);
export type FromViewer = v.InferOutput<typeof fromViewerSchema>;
