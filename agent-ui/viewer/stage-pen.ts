import { scaled } from '@medkig/guidance/marks/box';
import { drawStroke, type Stroke, type StrokePoint } from '@medkig/guidance/marks/stroke';
import { MOST_POINTS, MOST_STROKES } from '@medkig/guidance/tools/draw/contract';
import type { StageView } from './stage-view.ts';
import type { FromViewer } from './viewer-messages.ts';

/** A place on the replayed page, in its own pixels, and the node under it. */
interface Spot {
  x: number;
  y: number;
}

export interface StagePenContext {
  send(message: FromViewer): void;
  page(): string | undefined;
  scale(): number;
  /** Where on the page the mouse is; undefined when there is none. */
  spotOf(event: MouseEvent): Spot | undefined;
  /** What lies there, if the citizen's page has it too. */
  anchorAt(spot: Spot): { element: Element; node: number } | undefined;
}

export interface StagePen {
  /** Whether the pen is in hand. */
  hold(isHeld: boolean): void;
  /** A line around an element, for those who draw without a mouse. */
  circle(element: Element, node: number, label: string): void;
  forget(): void;
}

/** Points travel together for so long: often enough to be seen as a movement (milliseconds). */
const TOGETHER_MS = 60;
/** A circle's points, and how far it goes around its element's box. */
const CIRCLE_POINTS = 40;
const CIRCLE_REACH = 0.62;

/** The pen on the stage: each line is anchored to the element that it began on. */
export function createStagePen(view: StageView, context: StagePenContext): StagePen {
  const strokes = new Map<Stroke, Element>();
  let isHeld = false;
  let number = 0;
  let line:
    | { element: Element; node: number; stroke: Stroke; unsent: StrokePoint[]; label?: string }
    | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  function draw(now: number): void {
    const scale = context.scale();
    for (const [stroke, element] of strokes) {
      const stays = element.isConnected && stroke.place(scaled(element.getBoundingClientRect(), scale), now);
      if (!stays) remove(stroke);
    }
    frame = strokes.size > 0 ? requestAnimationFrame(draw) : 0;
  }

  function remove(stroke: Stroke): void {
    stroke.remove();
    strokes.delete(stroke);
  }

  function begin(element: Element, node: number, label?: string): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const stroke = drawStroke(view.marks, { calm, now: () => performance.now() });
    number = (number % MOST_STROKES) + 1;
    strokes.set(stroke, element);
    line = { element, node, stroke, unsent: [], ...(label !== undefined && { label }) };
    if (frame === 0) draw(performance.now());
  }

  function add(points: readonly StrokePoint[]): void {
    if (!line) return;
    line.stroke.goOn(points);
    line.unsent.push(...points);
    if (line.unsent.length >= MOST_POINTS) flush();
    timer ??= setTimeout(flush, TOGETHER_MS);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const page = context.page();
    const points = line?.unsent.splice(0, MOST_POINTS) ?? [];
    if (!page || !line || points.length === 0) return;
    const { node, label } = line;
    context.send({ t: 'drew', page, node, stroke: number, points, ...(label !== undefined && { label }) });
  }

  function end(): void {
    flush();
    line = undefined;
  }

  function pointOf(event: MouseEvent): StrokePoint | undefined {
    const spot = context.spotOf(event);
    const box = line?.element.getBoundingClientRect();
    if (!spot || !box || box.width === 0 || box.height === 0) return undefined;
    return { x: (spot.x - box.left) / box.width, y: (spot.y - box.top) / box.height };
  }

  view.page.addEventListener('pointerdown', (event) => {
    const spot = isHeld && event.button === 0 ? context.spotOf(event) : undefined;
    const anchor = spot && context.anchorAt(spot);
    if (!anchor) return;
    event.preventDefault();
    view.page.setPointerCapture(event.pointerId);
    begin(anchor.element, anchor.node);
    add([pointOf(event) ?? { x: 0.5, y: 0.5 }]);
  });
  view.page.addEventListener('pointermove', (event) => {
    const point = line && pointOf(event);
    if (point) add([point]);
  });
  view.page.addEventListener('pointerup', end);
  view.page.addEventListener('pointercancel', end);

  return {
    hold(held) {
      isHeld = held;
      if (!held) end();
    },
    circle(element, node, label) {
      begin(element, node, label);
      const angle = (at: number) => (at / CIRCLE_POINTS) * 2 * Math.PI;
      const round = Array.from({ length: CIRCLE_POINTS + 1 }, (_, at) => ({
        x: 0.5 + CIRCLE_REACH * Math.sin(angle(at)),
        y: 0.5 - CIRCLE_REACH * Math.cos(angle(at)),
      }));
      add(round);
      end();
    },
    forget() {
      end();
      for (const stroke of strokes.keys()) remove(stroke);
    },
  };
}
