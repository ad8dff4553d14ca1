export interface Pointer {
  /** The tip's place in the layer's coordinates. */
  place(x: number, y: number): void;
  remove(): void;
}

const SVG = 'http://www.w3.org/2000/svg';
/** An arrow whose tip is at 4,4 of a 46 by 46 view. */
const ARROW = 'M4 4 L40 20 L24 25 L17 41 Z';

/** The agent's pointer with a name pill, appended to a layer that has the class `medkig-marks`. */
export function drawPointer(layer: Element, name: string): Pointer {
  const document = layer.ownerDocument;
  const pointer = document.createElement('div');
  pointer.className = 'medkig-pointer';
  const arrow = document.createElementNS(SVG, 'svg');
  arrow.setAttribute('viewBox', '0 0 46 46');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ARROW);
  arrow.append(path);
  const pill = document.createElement('span');
  pill.textContent = name;
  pointer.append(arrow, pill);
  layer.append(pointer);
  return {
    place(x, y) {
      pointer.style.translate = `${x}px ${y}px`;
    },
    remove() {
      pointer.remove();
    },
  };
}
