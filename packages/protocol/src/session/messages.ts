/**
 * What only the two peers can read: the sealed messages, one union per direction. Rules [M…] are in SPEC.md.
 * Each side parses the other's messages here and nowhere else.
 */
import * as v from 'valibot';
import { browsers, systems } from './machine.ts';
import { MOST_KNOWN_SHEETS, MOST_SHEETS, sheetName } from './sheets.ts';

/** What the citizen has allowed. */
export const grants = ['view', 'point', 'navigate', 'click', 'fill'] as const;
export type Grant = (typeof grants)[number];

/** Names one page load: rrweb's node ids start again on each, so every command carries it. */
const pageNonce = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{11}$/));
const nodeId = v.pipe(v.number(), v.integer(), v.minValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const percent = v.pipe(v.number(), v.integer(), v.minValue(101), v.maxValue(2000));
const shortText = v.pipe(v.string(), v.maxLength(300));

/** What became of a guide; the closed list of reasons. */
export const guideOutcomes = [
  'done',
  'malformed', // not a known tool or not its arguments
  'not-granted', // the citizen has not allowed this, or is not sharing now
  'gone', // the page or the node is no longer there
  'hidden', // the node is there but not rendered
  'covered', // something of the page lies over it
  'forbidden', // what nobody may do for the citizen, or an address that is not on the list
  'typing', // the citizen writes: a scroll is done when they leave the field, a press is not
  'never-shown', // a field whose value is shown to nobody
  'empty', // nothing stands in the field
  'busy', // the citizen is being asked about another field
  'refused', // the citizen said no
  'lapsed', // the citizen did not answer in time
] as const;
export type GuideOutcome = (typeof guideOutcomes)[number];

/** How the two browsers find a way between them; its inside is checked where that is done, in `peer-signal`. */
const peerMessage = v.strictObject({ t: v.literal('peer'), signal: v.unknown() });

/** Why the agent sees nothing for now. */
export const pauseReasons = [
  'citizen', // pressed Pause
  'fault', // capture stopped by itself
  'away', // left for another site, and resumes when they like
  'never', // the page is one that is shown to nobody
] as const;

/** The page as the citizen has it before them, in CSS pixels and percent; what is not so is left out. */
const screen = v.strictObject({
  t: v.literal('screen'),
  page: pageNonce,
  browser: v.picklist(browsers),
  system: v.picklist(systems),
  width: count,
  height: count,
  /** A phone or tablet that is held on its side. */
  isLandscape: v.optional(v.literal(true)),
  hasKeyboard: v.optional(v.literal(true)),
  /** How much the reader has enlarged: by two fingers, and letters alone in the browser's settings. */
  pinch: v.optional(percent),
  letters: v.optional(percent),
  isLoading: v.optional(v.literal(true)),
  /** The status that the page was answered with, where it tells of an error. */
  failed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  /** Fields that the page marks as wrong, and the first of them. */
  errors: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  firstError: v.optional(nodeId),
});
export type ScreenMessage = v.InferOutput<typeof screen>;

export const citizenMessageSchema = v.variant('t', [
  /** The citizen's answer to the consent question. */
  v.strictObject({ t: v.literal('answer'), grants: v.pipe(v.array(v.picklist(grants)), v.maxLength(5)) }),
  v.strictObject({
    t: v.literal('page'),
    page: pageNonce,
    /** Origin and path, scrubbed; never a query or a fragment. */
    address: v.pipe(v.string(), v.maxLength(2000)),
    title: shortText,
    device: v.picklist(['phone', 'tablet', 'computer']),
  }),
  /**
   * rrweb events in order, without their times: they are applied as they come, and a time costs as much as the rest of
   * a mouse move. Their inside is untrusted replay data, checked again by the viewer.
   */
  v.strictObject({
    t: v.literal('events'),
    page: pageNonce,
    events: v.pipe(v.array(v.object({ type: count, data: v.unknown() })), v.maxLength(5000)),
    /** Texts that events from this message on name. */
    sheets: v.optional(v.pipe(v.array(v.string()), v.maxLength(MOST_SHEETS))),
  }),
  /** Where the citizen stands: a node of the page, or null. */
  v.strictObject({ t: v.literal('focus'), page: pageNonce, node: v.nullable(nodeId), label: shortText }),
  /** After `page`, and when it has changed; once a second at most. */
  screen,
  v.strictObject({ t: v.literal('pause'), cause: v.picklist(pauseReasons) }),
  v.strictObject({ t: v.literal('unpause') }),
  /** The page is about to go where nobody looks along. `host` is empty when it is not known. */
  v.strictObject({ t: v.literal('leaving'), mitid: v.boolean(), host: v.pipe(v.string(), v.maxLength(253)) }),
  /** The tab went behind another one or another program, or came back. */
  v.strictObject({ t: v.literal('hidden'), hidden: v.boolean() }),
  v.strictObject({ t: v.literal('end') }),
  /** What became of a guide; that of a question to the citizen comes with the answer. */
  v.strictObject({ t: v.literal('outcome'), id: count, outcome: v.picklist(guideOutcomes) }),
  /** All the masked fields that the citizen shows at this moment. */
  v.strictObject({
    t: v.literal('revealed'),
    page: pageNonce,
    nodes: v.pipe(v.array(nodeId), v.maxLength(100)),
  }),
  /** A ring left the page by the citizen's own doing. */
  v.strictObject({
    t: v.literal('unmarked'),
    page: pageNonce,
    number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  }),
  /** The spotlight did. */
  v.strictObject({ t: v.literal('unlit'), page: pageNonce }),
  peerMessage,
]);
export type CitizenMessage = v.InferOutput<typeof citizenMessageSchema>;

export const agentMessageSchema = v.variant('t', [
  /** A guide: one tool with its arguments; `applyGuide` in the citizen's browser checks the rest. */
  v.strictObject({
    t: v.literal('guide'),
    id: count,
    tool: v.pipe(v.string(), v.maxLength(20)),
    page: pageNonce,
    args: v.unknown(),
  }),
  /** At the start of each epoch: the texts of style sheets that need not come again. */
  v.strictObject({
    t: v.literal('known'),
    sheets: v.pipe(v.array(sheetName), v.maxLength(MOST_KNOWN_SHEETS)),
  }),
  /** The picture has a gap: send a full snapshot. */
  v.strictObject({ t: v.literal('checkout') }),
  v.strictObject({ t: v.literal('end') }),
  peerMessage,
]);
export type AgentMessage = v.InferOutput<typeof agentMessageSchema>;

export const parts = { pageNonce, nodeId };
