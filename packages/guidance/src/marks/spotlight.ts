import { type Box, grow } from './box.ts';

/** Between the element and the dimmed ground, in CSS pixels. */
const AIR = 12;

export interface Spotlight {
  /** Around a field's box, in the layer's coordinates; `scale` as for a ring. */
  place(field: Box, scale: number): void;
  hide(): void;
  remove(): void;
}

/** The ground around one element grows dim, appended to a layer that has the class `medkig-marks`. */
export function drawSpotlight(layer: Element): Spotlight {
  const light = layer.ownerDocument.createElement('div');
  light.className = 'medkig-spotlight';
  // Below rings and pointer: they are not dimmed.
  layer.prepend(light);
  return {
    place(field, scale) {
      const { left, top, width, height } = grow(field, AIR * scale);
      light.hidden = false;
      light.style.translate = `${left}px ${top}px`;
      light.style.width = `${width}px`;
      light.style.height = `${height}px`;
    },
    hide() {
      light.hidden = true;
    },
    remove: () => light.remove(),
  };
}
