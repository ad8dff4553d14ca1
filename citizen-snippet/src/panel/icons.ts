/** Line icons on a grid of 24. They support words and are never read aloud. */
const SVG = 'http://www.w3.org/2000/svg';

const paths = {
  phone: 'M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
  cross: 'M5 5l14 14M19 5L5 19',
  check: 'M4 13l5 5L20 6',
  pause: 'M8.5 6v12M15.5 6v12',
  chevron: 'M6 9l6 6 6-6',
  eye: 'M2 12c2.5-4.6 6-7 10-7s7.5 2.4 10 7c-2.5 4.6-6 7-10 7s-7.5-2.4-10-7zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  struckEye:
    'M6.5 6.8C4.7 7.9 3.2 9.7 2 12c2.5 4.6 6 7 10 7 1.9 0 3.7-.5 5.3-1.5M9.8 5.3A9 9 0 0 1 12 5c4 0 7.5 2.4 10 7a15 15 0 0 1-1.7 2.5M10 10a3 3 0 0 0 4 4M3 3l18 18',
  hand: 'M7 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V12V8.5a1.5 1.5 0 0 1 3 0V15a7 7 0 0 1-7 7c-2.8 0-4.3-1.3-5.5-3.3L4 14.5a1.5 1.5 0 0 1 2.5-1.7L8 15',
  warning: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.1',
} as const;

export type Icon = keyof typeof paths;

export function icon(name: Icon): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', paths[name]);
  return svg;
}
