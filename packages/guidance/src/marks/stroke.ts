import type { Box } from './box.ts';

/** A point as a part of an element's box: 0..1 inside. */
export interface StrokePoint {
  x: number;
  y: number;
}

export interface Stroke {
  goOn(points: readonly StrokePoint[]): void;
  /** Draws it over the element's box, in the layer's coordinates. `now` in milliseconds. False once it has faded. */
  place(element: Box, now: number): boolean;
  remove(): void;
}

/** In milliseconds after the last point: how long a line stays, and how long it takes to go. */
const STAYS_MS = 6000;
const FADES_MS = 700;
/** For those who want no motion: longer, and then at once. */
const CALM_STAYS_MS = 8000;

/** More points than a hand draws before it lifts the pen. */
const MOST_POINTS = 2000;

const SVG = 'http://www.w3.org/2000/svg';

/** A line of the pen, appended to a layer that has the class `medkig-marks`. */
export function drawStroke(layer: Element, { calm, now }: { calm: boolean; now(): number }): Stroke {
  const document = layer.ownerDocument;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'medkig-stroke');
  const edge = document.createElementNS(SVG, 'polyline');
  const ink = document.createElementNS(SVG, 'polyline');
  svg.append(edge, ink);
  layer.append(svg);
  const points: StrokePoint[] = [];
  let lastAt = now();
  let placed = '';

  return {
    goOn(more) {
      points.push(...more.slice(0, MOST_POINTS - points.length));
      lastAt = now();
    },
    place({ left, top, width, height }, at) {
      const age = at - lastAt;
      if (age > (calm ? CALM_STAYS_MS : STAYS_MS + FADES_MS)) return false;
      const fading = calm ? 0 : Math.max(0, (age - STAYS_MS) / FADES_MS);
      svg.style.opacity = String(1 - fading);
      const where = `${left} ${top} ${width} ${height} ${points.length}`;
      if (where === placed) return true;
      placed = where;
      const line = points.map(({ x, y }) => `${left + x * width},${top + y * height}`).join(' ');
      edge.setAttribute('points', line);
      ink.setAttribute('points', line);
      return true;
    },
    remove: () => svg.remove(),
  };
}
