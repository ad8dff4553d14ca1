import { nameOf } from '@medkig/guidance/marks/field';
import { isHiddenField } from './hidden-fields.ts';
import type { Picture } from './picture.ts';
import { elementMeant, outline, spotAt } from './stage-point.ts';
import type { StageView } from './stage-view.ts';
import type { FromViewer, StageTexts, StageTool } from './viewer-messages.ts';

export interface StageToolsContext {
  send(message: FromViewer): void;
  /** The page that may be pointed at now; undefined when there is none or it is stale. */
  page(): string | undefined;
  picture(): Picture | undefined;
  /** How far the citizen has scrolled down, in CSS pixels of the page. */
  scrolled(): number;
  scale(): number;
  texts(): StageTexts | undefined;
  redraw(): void;
}

export interface StageTools {
  choose(tool: StageTool): void;
  /** What a press or Enter would pick now. */
  candidate(): Element | undefined;
  /** Shows an element as if it were about to be picked. */
  preview(node: number | null): void;
  forget(): void;
}

/** How far each key walks through the outline; beyond an end Tab leaves the stage. */
const steps = new Map([
  ['ArrowDown', 1],
  ['ArrowRight', 1],
  ['ArrowUp', -1],
  ['ArrowLeft', -1],
]);
const SHORTCUT = /^([a-zA-Z?/]|Escape)$/;

/** The agent's tools on the stage, by mouse and by keyboard. */
export function createStageTools(view: StageView, context: StageToolsContext): StageTools {
  let tool: StageTool = 'none';
  let candidate: Element | undefined;
  let held: { x: number; y: number } | undefined;
  let pointed = false;

  /** A press chooses an element; what is done with it, the console knows. */
  const picks = () => tool === 'highlight' || tool === 'ask';

  function show(element: Element | undefined): void {
    if (element === candidate) return;
    candidate = element;
    context.redraw();
  }

  function inPage(event: MouseEvent): { document: Document; x: number; y: number } | undefined {
    const document = context.page() && context.picture()?.document();
    if (!document) return undefined;
    const { left, top } = view.page.getBoundingClientRect();
    const scale = context.scale();
    return { document, x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  }

  /** The element itself or the nearest one around it that the citizen's page has too. */
  function known(element: Element | null | undefined): { element: Element; node: number } | undefined {
    for (let at = element ?? null; at; at = at.parentElement) {
      const node = context.picture()?.idOf(at);
      if (node !== undefined) return { element: at, node };
    }
    return undefined;
  }

  function pick(element: Element | undefined): void {
    const page = context.page();
    const found = known(element);
    if (!page || !found) return;
    const label = nameOf(found.element) || context.texts()?.unnamed || '';
    context.send({ t: 'picked', page, node: found.node, label });
  }

  function point(document: Document, x: number, y: number): void {
    const page = context.page();
    const spot = spotAt(document, x, y);
    const found = known(spot?.element);
    if (!page || !spot || !found) return;
    pointed = true;
    const part = found.element === spot.element ? spot : { x: 0.5, y: 0.5 };
    context.send({ t: 'pointed', page, node: found.node, x: part.x, y: part.y });
  }

  function unpoint(): void {
    held = undefined;
    if (pointed) context.send({ t: 'unpointed' });
    pointed = false;
  }

  /** At most one message a frame, however fast the mouse moves. */
  function holdPointer(x: number, y: number): void {
    if (!held)
      requestAnimationFrame(() => {
        const document = context.picture()?.document();
        if (held && document && tool === 'point') point(document, held.x, held.y);
        held = undefined;
      });
    held = { x, y };
  }

  /** A walk starts with what the citizen sees. */
  function firstSeen(elements: Element[]): Element | undefined {
    const top = context.scrolled();
    return elements.find((element) => element.getBoundingClientRect().top >= top) ?? elements[0];
  }

  function walk(event: KeyboardEvent, step: number): void {
    const document = context.page() && context.picture()?.document();
    if (!document) return;
    const elements = outline(document);
    const at = candidate ? elements.indexOf(candidate) : -1;
    const next = at === -1 ? firstSeen(elements) : elements[at + step];
    if (next || event.key !== 'Tab') event.preventDefault();
    else show(undefined);
    if (!next) return;
    show(next);
    const name = nameOf(next) || context.texts()?.unnamed || '';
    view.spoken.textContent = isHiddenField(next) ? `${name}, ${context.texts()?.hiddenField}` : name;
    requestAnimationFrame(bringIntoView);
  }

  function bringIntoView(): void {
    view.candidate.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  view.page.addEventListener('pointermove', (event) => {
    const spot = inPage(event);
    if (!spot || tool === 'none') return;
    if (tool === 'point') holdPointer(spot.x, spot.y);
    else show(known(elementMeant(spot.document, spot.x, spot.y))?.element);
  });
  view.page.addEventListener('pointerleave', () => {
    show(undefined);
    unpoint();
  });
  view.page.addEventListener('click', (event) => {
    const spot = inPage(event);
    if (spot && picks()) pick(elementMeant(spot.document, spot.x, spot.y));
  });
  view.stage.addEventListener('keydown', (event) => {
    if (tool === 'none' || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : steps.get(event.key);
    if (step) walk(event, step);
    else if (event.key === 'Enter' && candidate) {
      event.preventDefault();
      if (picks()) pick(candidate);
      else pointAtMiddle(candidate);
    }
  });
  view.stage.ownerDocument.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey, repeat }) => {
    if (!ctrlKey && !altKey && !metaKey && !repeat && SHORTCUT.test(key)) context.send({ t: 'key', key });
  });

  function pointAtMiddle(element: Element): void {
    const page = context.page();
    const found = known(element);
    if (!page || !found) return;
    pointed = true;
    context.send({ t: 'pointed', page, node: found.node, x: 0.5, y: 0.5 });
  }

  return {
    choose(chosen) {
      tool = chosen;
      view.stage.dataset.tool = chosen;
      show(undefined);
      unpoint();
    },
    preview(node) {
      const found = node === null ? null : context.picture()?.nodeOf(node);
      show(found?.nodeType === 1 ? (found as Element) : undefined);
      if (candidate) requestAnimationFrame(bringIntoView);
    },
    candidate: () => (candidate?.isConnected ? candidate : undefined),
    forget() {
      show(undefined);
      unpoint();
    },
  };
}
