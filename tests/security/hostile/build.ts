/** rrweb events by hand. Ids stand in the nodes, so that later changes can name them. */

export type Attributes = Record<string, unknown>;
export interface Made {
  type: number;
  id: number;
  [more: string]: unknown;
}

/** Where a stream may try to get to. Every address has the stream's name in it. */
export interface World {
  /** On a host of strangers that listens. */
  evil: string;
  /** On the console's own origin. */
  console: string;
  /** On the viewer's own origin. */
  viewer: string;
  /** JavaScript that shows by every way that it has run. */
  run: string;
}

export interface Stream {
  name: string;
  events(world: World): unknown[];
}

let nextId = 1000;

export function el(
  tagName: string,
  attributes: Attributes = {},
  childNodes: unknown[] = [],
  more: object = {},
): Made {
  return { type: 2, id: nextId++, tagName, attributes, childNodes, ...more };
}

export function svg(tagName: string, attributes: Attributes = {}, childNodes: unknown[] = []): Made {
  return el(tagName, attributes, childNodes, { isSVG: true });
}

export function text(textContent: string, more: object = {}): Made {
  return { type: 3, id: nextId++, textContent, ...more };
}

/** Nodes of `standing`, by their ids. */
export const ids = {
  document: 1,
  html: 2,
  head: 3,
  body: 4,
  div: 5,
  img: 6,
  style: 7,
  styleText: 8,
  link: 9,
  svg: 20,
  image: 21,
  use: 22,
  svgLink: 23,
  form: 24,
  input: 25,
  button: 26,
  frame: 27,
  sheet: 28,
  p: 29,
  pText: 30,
  script: 31,
  area: 32,
  areaText: 33,
  select: 34,
  option: 35,
  host: 36,
  shadowed: 37,
  details: 38,
  dialog: 39,
} as const;

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const as = (id: number, node: Made): Made => ({ ...node, id });

/** A page with one of everything. */
function standing(): Made[] {
  return [
    as(ids.div, el('div', { class: 'a' })),
    as(ids.img, el('img', { src: PIXEL, width: '10', height: '10' })),
    as(ids.style, el('style', {}, [as(ids.styleText, text('p { color: red }', { isStyle: true }))])),
    as(ids.link, el('a', { href: '#' }, [text('link')])),
    as(
      ids.svg,
      svg('svg', { width: '20', height: '20' }, [
        as(ids.image, svg('image', { href: PIXEL, width: '10', height: '10' })),
        as(ids.use, svg('use', { href: '#a' })),
        as(ids.svgLink, svg('a', { href: '#' }, [svg('rect', { width: '5', height: '5' })])),
      ]),
    ),
    as(
      ids.form,
      el('form', {}, [
        as(ids.input, el('input', { type: 'text', value: '' })),
        as(ids.button, el('button', { type: 'submit' }, [text('ok')])),
      ]),
    ),
    as(ids.frame, el('iframe', { rr_width: '20px', rr_height: '20px' })),
    as(ids.sheet, el('link', { rel: 'stylesheet' })),
    as(ids.p, el('p', {}, [as(ids.pText, text('words'))])),
    as(ids.script, el('script')),
    as(ids.area, el('textarea', {}, [as(ids.areaText, text('words'))])),
    as(ids.select, el('select', {}, [as(ids.option, el('option', {}, [text('a')]))])),
    as(
      ids.host,
      el('div', {}, [as(ids.shadowed, { ...el('b', {}, [text('in')]), isShadow: true })], {
        isShadowHost: true,
      }),
    ),
    as(ids.details, el('details', {}, [el('summary', {}, [text('more')])])),
    as(ids.dialog, el('dialog', {}, [el('input')])),
  ];
}

export const size = (width: unknown = 800, height: unknown = 600) => ({
  type: 4,
  timestamp: 1,
  data: { href: '', width, height },
});

/** A size and a full snapshot. */
export function page(
  body: unknown[],
  head: unknown[] = [],
  attributes: { html?: Attributes; body?: Attributes } = {},
): unknown[] {
  const html = as(
    ids.html,
    el('html', attributes.html, [
      as(ids.head, el('head', {}, head)),
      as(ids.body, el('body', attributes.body, body)),
    ]),
  );
  return [
    size(),
    full({
      type: 0,
      id: ids.document,
      childNodes: [{ type: 1, id: 99, name: 'html', publicId: '', systemId: '' }, html],
    }),
  ];
}

export const full = (node: unknown, initialOffset: unknown = { top: 0, left: 0 }) => ({
  type: 2,
  timestamp: 2,
  data: { node, initialOffset },
});

export const increment = (data: unknown) => ({ type: 3, timestamp: 3, data });

export const mutation = (change: object) =>
  increment({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...change });

export const add = (node: unknown, parentId: number = ids.body, nextId: unknown = null) =>
  mutation({ adds: [{ parentId, nextId, node }] });

export const set = (id: number, attributes: Attributes) => mutation({ attributes: [{ id, attributes }] });

/** The page with one of everything, and what then happens to it. */
export function after(...events: unknown[]): unknown[] {
  return [...page(standing()), ...events];
}

/** A stream for each way in which nodes come to a page. */
export function nodes(name: string, make: (world: World) => unknown[]): Stream[] {
  return [
    { name: `${name}, in the snapshot`, events: (world) => page(make(world)) },
    { name: `${name}, added`, events: (world) => after(...make(world).map((node) => add(node))) },
  ];
}

export const stream = (name: string, events: (world: World) => unknown[]): Stream => ({ name, events });
