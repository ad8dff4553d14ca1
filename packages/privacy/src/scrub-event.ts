/**
 * The last look at an rrweb event before it is sealed. Builds a new event from what it knows (rrweb shares
 * its node objects with its own mirror), and throws a `ScrubFault` on what it does not know.
 */
import { type Detection, findNumbers } from './detect.ts';
import { createEchoMemory, type EchoMemory } from './echo-memory.ts';
import { type LivePage, noLivePage } from './live-page.ts';
import { type Find, maskRanges } from './mask.ts';
import { createPageModel, flowRoot, isBoxed, type PageModel, refresh } from './page-model.ts';
import { defaultPolicy } from './policy.ts';
import { eventTypes, type ReplayEvent, sources } from './replay-event.ts';
import { scrubInputValue } from './scrub-attribute.ts';
import { ScrubFault } from './scrub-fault.ts';
import { scrubMutation } from './scrub-mutation.ts';
import { type NodeScrub, scrubNode, seeTyped } from './scrub-node.ts';
import { scrubAdoptedStyleSheet, scrubStyleDeclaration, scrubStyleSheetRule } from './scrub-style-event.ts';
import { maskUrl, pageAddress } from './scrub-url.ts';
import { createSecretFields, type SecretFields } from './secret-field.ts';
import { type Fields, fields, flag, id, list, number, some, text } from './shape.ts';

/** What the scrubber remembers of one page from event to event. */
export interface ScrubMemory {
  page: PageModel;
  echoes: EchoMemory;
  secrets: SecretFields;
  live: LivePage;
  /** What must not be seen in a text: detected numbers and echoes. */
  find: Find;
}

export interface ScrubMemoryParts {
  echoes?: EchoMemory;
  secrets?: SecretFields;
  live?: LivePage;
  detection?: Detection;
}

export function createScrubMemory({
  echoes = createEchoMemory(),
  secrets = createSecretFields(),
  live = noLivePage,
  detection = defaultPolicy,
}: ScrubMemoryParts = {}): ScrubMemory {
  const find = (words: string) => [...findNumbers(words, detection), ...echoes.find(words)];
  return { page: createPageModel(), echoes, secrets, live, find };
}

/** Page text as the agent may see it: for what is told beside the events, such as a title or a label. */
export function scrubText(words: string, { find }: ScrubMemory): string {
  return maskRanges(words, find(words));
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
      return {
        href: maskUrl(pageAddress(text(href)), memory.find),
        width: number(width),
        height: number(height),
      };
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

function nodeScrub({ page, live, secrets, find, echoes }: ScrubMemory): NodeScrub {
  return { page, live, secrets, find, see: echoes.see, texts: new Map(), later: [] };
}

function fill({ texts, later }: NodeScrub): void {
  for (const read of later) read();
  for (const [node, out] of texts) out.textContent = node.shown;
}

function scrubFullSnapshot(data: Fields, memory: ScrubMemory): unknown {
  const { page } = memory;
  page.clear();
  const scrub = nodeScrub(memory);
  const node = scrubNode(data.node, {}, scrub);
  seeTyped(scrub.texts.keys(), scrub);
  for (const root of new Set([...scrub.texts.keys()].map(flowRoot))) refresh(page, root, memory.find);
  fill(scrub);
  const { top, left } = fields(data.initialOffset);
  return { node, initialOffset: { top: number(top), left: number(left) } };
}

function scrubIncrement(data: Fields, memory: ScrubMemory): unknown {
  const { page, find } = memory;
  const { source } = data;
  const node = data.id === undefined ? undefined : page.get(id(data.id));
  // Of a node that the agent never had, or sees a box around, nothing is told.
  if (data.id !== undefined && (!node || isBoxed(node))) return undefined;
  switch (source) {
    case sources.mutation: {
      const scrub = nodeScrub(memory);
      const mutation = scrubMutation(data, scrub);
      fill(scrub);
      return mutation;
    }
    case sources.mouseMove:
    case sources.touchMove:
    case sources.drag:
      return { source, positions: list(data.positions).filter(isPlaced).map(scrubPosition) };
    case sources.mouseInteraction:
      return { source, id: id(data.id), ...some(data, ['type', 'x', 'y', 'pointerType'], number) };
    case sources.scroll:
      // How far a field is scrolled tells how much is in it.
      if (node?.tag === 'input') return undefined;
      return { source, id: id(data.id), x: number(data.x), y: number(data.y) };
    case sources.viewportResize:
      return { source, width: number(data.width), height: number(data.height) };
    case sources.input: {
      if (!node) throw new ScrubFault('malformed');
      node.revealed = memory.live.isRevealed(node.id);
      const value = scrubInputValue(node, text(data.text), find);
      if (value === undefined) return undefined;
      return { source, id: id(data.id), text: value, isChecked: flag(data.isChecked) };
    }
    case sources.mediaInteraction: {
      const numbers = some(data, ['type', 'currentTime', 'volume', 'playbackRate'], number);
      return { source, id: id(data.id), ...numbers, ...some(data, ['muted', 'loop'], flag) };
    }
    case sources.styleSheetRule:
      return { source, ...scrubStyleSheetRule(data, find) };
    case sources.styleDeclaration:
      return { source, ...scrubStyleDeclaration(data, find) };
    case sources.adoptedStyleSheet:
      return { source, ...scrubAdoptedStyleSheet(data, find) };
    case sources.selection:
      return { source, ranges: list(data.ranges).flatMap((range) => scrubSelection(fields(range), page)) };
    // Pictures drawn by scripts, fonts as bytes, the console's lines, names of elements: never recorded, so never sent.
    case sources.customElement:
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
function scrubSelection(range: Fields, page: PageModel): unknown[] {
  const offset = (nodeId: number, at: number) => {
    const node = page.get(nodeId);
    return node?.tag === '#text' ? Math.min(at, node.shown.length) : at;
  };
  const start = id(range.start);
  const end = id(range.end);
  if (isBoxed(page.get(start)) || isBoxed(page.get(end))) return [];
  const startOffset = offset(start, number(range.startOffset));
  return [{ start, startOffset, end, endOffset: offset(end, number(range.endOffset)) }];
}
