/**
 * The last look at an rrweb event before it is sealed. Builds a new event from what it knows (rrweb shares
 * its node objects with its own mirror), and throws a `ScrubFault` on what it does not know.
 */
import { containsCprNumber, findCprNumbers } from './cpr.ts';
import { createEchoMemory, type EchoMemory } from './echo-memory.ts';
import { maskRanges } from './mask.ts';
import { createPageModel, flowRootsBelow, type PageModel, refresh } from './page-model.ts';
import { eventTypes, type ReplayEvent, sources } from './replay-event.ts';
import { scrubInputValue } from './scrub-attribute.ts';
import { ScrubFault } from './scrub-fault.ts';
import { scrubMutation } from './scrub-mutation.ts';
import { scrubNode } from './scrub-node.ts';
import { scrubAdoptedStyleSheet, scrubStyleDeclaration, scrubStyleSheetRule } from './scrub-style-event.ts';
import { pageAddress } from './scrub-url.ts';
import { type Fields, fields, flag, id, list, number, some, text } from './shape.ts';

/** What the scrubber remembers of one page from event to event. */
export interface ScrubMemory {
  page: PageModel;
  echoes: EchoMemory;
}

export function createScrubMemory(echoes: EchoMemory = createEchoMemory()): ScrubMemory {
  return { page: createPageModel(), echoes };
}

/** Page text as the agent may see it: for what is told beside the events, such as a title or a label. */
export function scrubText(words: string, { echoes }: ScrubMemory): string {
  return maskRanges(words, [...findCprNumbers(words), ...echoes.find(words)]);
}

/** The event as it may leave, or undefined where it must not. Events go in in the order rrweb made them. */
export function scrubEvent(
  event: unknown,
  memory: ScrubMemory = createScrubMemory(),
): ReplayEvent | undefined {
  const from = fields(event);
  const data = scrubData(from, memory);
  return data === undefined
    ? undefined
    : { type: number(from.type), timestamp: number(from.timestamp), data };
}

function scrubData(event: Fields, memory: ScrubMemory): unknown {
  switch (event.type) {
    case eventTypes.domContentLoaded:
    case eventTypes.load:
      return {};
    case eventTypes.fullSnapshot:
      return scrubFullSnapshot(fields(event.data), memory);
    case eventTypes.incrementalSnapshot:
      return scrubIncrement(fields(event.data), memory);
    case eventTypes.meta: {
      const { href, width, height } = fields(event.data);
      return { href: pageAddress(text(href)), width: number(width), height: number(height) };
    }
    // Nothing of ours makes these; whatever the host page puts in them is not for the agent.
    case eventTypes.custom:
    case eventTypes.plugin:
    case eventTypes.asset:
    case eventTypes.annotation:
      return undefined;
    default:
      throw new ScrubFault('unknown-event');
  }
}

function findAllIn({ echoes }: ScrubMemory) {
  return (words: string) => [...findCprNumbers(words), ...echoes.find(words)];
}

function nodeScrub({ page, echoes }: ScrubMemory) {
  return { page, findEcho: echoes.find, texts: new Map<number, { textContent: string }>() };
}

function fillTexts(texts: Map<number, { textContent: string }>, page: PageModel): void {
  for (const [nodeId, out] of texts) out.textContent = page.get(nodeId)?.shown ?? '';
}

function scrubFullSnapshot(data: Fields, memory: ScrubMemory): unknown {
  const { page } = memory;
  page.clear();
  const scrub = nodeScrub(memory);
  const node = scrubNode(data.node, { parent: undefined, nextId: null }, scrub);
  const document = page.get(node.id);
  if (document) for (const root of flowRootsBelow(document)) refresh(root, findAllIn(memory));
  fillTexts(scrub.texts, page);
  const { top, left } = fields(data.initialOffset);
  return { node, initialOffset: { top: number(top), left: number(left) } };
}

function scrubIncrement(data: Fields, memory: ScrubMemory): unknown {
  const { page, echoes } = memory;
  const { source } = data;
  switch (source) {
    case sources.mutation: {
      const scrub = nodeScrub(memory);
      const mutation = scrubMutation(data, scrub, findAllIn(memory));
      fillTexts(scrub.texts, page);
      return mutation;
    }
    case sources.mouseMove:
    case sources.touchMove:
    case sources.drag:
      return { source, positions: list(data.positions).filter(isPlaced).map(scrubPosition) };
    case sources.mouseInteraction:
      return { source, id: id(data.id), ...some(data, ['type', 'x', 'y', 'pointerType'], number) };
    case sources.scroll:
      return { source, id: id(data.id), x: number(data.x), y: number(data.y) };
    case sources.viewportResize:
      return { source, width: number(data.width), height: number(data.height) };
    case sources.input: {
      const value = scrubInputValue(page.get(id(data.id)), text(data.text), echoes.find);
      return { source, id: id(data.id), text: value, isChecked: flag(data.isChecked) };
    }
    case sources.mediaInteraction: {
      const numbers = some(data, ['type', 'currentTime', 'volume', 'playbackRate'], number);
      return { source, id: id(data.id), ...numbers, ...some(data, ['muted', 'loop'], flag) };
    }
    case sources.styleSheetRule:
      return { source, ...scrubStyleSheetRule(data) };
    case sources.styleDeclaration:
      return { source, ...scrubStyleDeclaration(data) };
    case sources.adoptedStyleSheet:
      return { source, ...scrubAdoptedStyleSheet(data) };
    case sources.selection:
      return { source, ranges: list(data.ranges).map((range) => scrubSelection(fields(range), page)) };
    case sources.customElement:
      return scrubCustomElement(data);
    // Pictures drawn by scripts, fonts as bytes, the console's lines: never recorded, so never sent.
    case sources.canvasMutation:
    case sources.font:
    case sources.log:
      return undefined;
    default:
      throw new ScrubFault('unknown-event');
  }
}

/** A mouse move made by the page's own scripts may be nowhere. */
function isPlaced(position: unknown): boolean {
  const { x, y } = fields(position);
  return x !== undefined && y !== undefined;
}

function scrubPosition(position: unknown): unknown {
  const from = fields(position);
  return { x: number(from.x), y: number(from.y), id: id(from.id), timeOffset: number(from.timeOffset) };
}

/** Offsets count letters; in a hidden text they would tell its length, and point past the mask. */
function scrubSelection(range: Fields, page: PageModel): unknown {
  const offset = (nodeId: number, at: number) => {
    const node = page.get(nodeId);
    return node?.tag === '#text' && node.shown !== node.raw ? Math.min(at, node.shown.length) : at;
  };
  const start = id(range.start);
  const end = id(range.end);
  const startOffset = offset(start, number(range.startOffset));
  return { start, startOffset, end, endOffset: offset(end, number(range.endOffset)) };
}

function scrubCustomElement(data: Fields): unknown {
  const name = text(fields(data.define).name);
  return containsCprNumber(name) ? undefined : { source: sources.customElement, define: { name } };
}
