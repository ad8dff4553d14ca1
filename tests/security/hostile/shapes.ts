/** Names, keys and shapes that a careless reader would trip over. */
import {
  add,
  after,
  el,
  full,
  ids,
  increment,
  mutation,
  nodes,
  page,
  type Stream,
  set,
  size,
  stream,
  svg,
  text,
} from './build.ts';

const clobbering =
  'head body documentElement implementation createElement childNodes parentNode firstChild nextSibling attributes ownerDocument appendChild insertBefore removeChild contains getAttribute setAttribute querySelectorAll nodeType style classList __proto__ constructor'.split(
    ' ',
  );

/** From text, since a literal would set the prototype. */
const polluted = (json: string): unknown =>
  JSON.parse(
    json.replaceAll('EVIL', '"__proto__":{"hostile":true},"constructor":{"prototype":{"hostile":true}}'),
  );
const P = '{"texts":[],"attributes":[],"removes":[],"adds":[]';

export const shapes: Stream[] = [
  ...['form', 'img', 'input', 'a', 'object', 'embed', 'iframe', 'button', 'output', 'svg'].flatMap((tag) =>
    nodes(`<${tag}> named as what is read`, () => clobbering.map((name) => el(tag, { name, id: name }))),
  ),
  stream('fields named as what is read of their form', () =>
    page([
      el(
        'form',
        { id: 'f' },
        clobbering.flatMap((name) => [el('input', { name, id: name }), el('input', { name })]),
      ),
    ]),
  ),
  stream('ids that become what is read', () =>
    after(
      ...clobbering.flatMap((name) =>
        [ids.form, ids.input, ids.img].map((id) => set(id, { id: name, name })),
      ),
    ),
  ),
  ...clobbering
    .slice(-2)
    .concat('toString', 'hasOwnProperty', 'valueOf')
    .map((tag) =>
      stream(`a tag called ${tag}`, () =>
        page([el(tag, {}), svg(tag, {}), el(tag, {}, [], { isCustom: true })]),
      ),
    ),
  stream('a prototype in an event', () => [
    ...page([]),
    polluted(
      '{"type":3,"timestamp":1,"data":{"source":0,EVIL,"texts":[],"attributes":[],"removes":[],"adds":[]},EVIL}',
    ),
  ]),
  stream('a prototype in attributes', () =>
    after(
      polluted(
        `{"type":3,"timestamp":1,"data":{"source":0,"texts":[],"removes":[],"adds":[],"attributes":[{"id":5,"attributes":{EVIL,"class":"x"}}]}}`,
      ),
    ),
  ),
  stream('a prototype in a style', () =>
    after(
      polluted(
        `{"type":3,"timestamp":1,"data":{"source":0,"texts":[],"removes":[],"adds":[],"attributes":[{"id":5,"attributes":{"style":{"__proto__":"x","constructor":"x"}}}]}}`,
      ),
    ),
  ),
  stream('a prototype in a node', () =>
    after(
      polluted(
        `{"type":3,"timestamp":1,"data":{"source":0,"texts":[],"removes":[],"attributes":[],"adds":[{"parentId":4,"nextId":null,EVIL,"node":{"type":2,"id":60,"tagName":"p","attributes":{EVIL},"childNodes":[],EVIL}}]}}`,
      ),
    ),
  ),
  stream('a prototype in a snapshot', () => [
    polluted(
      `{"type":2,"timestamp":1,"data":{EVIL,"node":{"type":0,"id":1,"childNodes":[],EVIL},"initialOffset":{"top":0,"left":0,EVIL}}}`,
    ),
  ]),
  stream('a prototype in a rule', () =>
    after(
      polluted(
        `{"type":3,"timestamp":1,"data":{"source":8,"id":7,"adds":[{"rule":"p{}","index":0,EVIL}],EVIL}}`,
      ),
    ),
  ),
  stream('a prototype in a size', () => [
    polluted('{"type":4,"timestamp":1,"data":{"width":800,"height":600,"href":"",EVIL}}'),
  ]),
  ...[
    'null',
    '0',
    '"x"',
    '[]',
    '{}',
    '{"type":null}',
    '{"type":2}',
    '{"type":3,"data":null}',
    '{"type":2,"timestamp":1e999,"data":{}}',
    `{"type":3,"timestamp":1,"data":${P}}}`,
  ].map((json) => stream(`no event: ${json}`, () => after(JSON.parse(json), [JSON.parse(json)]))),
];

const odd: unknown[] = [null, 0, -1, 1.5, 2 ** 53, 1e308, '5', [5], { valueOf: 5 }];

export const nonsense: Stream[] = [
  stream('ids that are none', () => odd.flatMap((id) => page([{ ...el('p'), id }]))),
  stream('changes of nodes whose ids are none', () =>
    after(
      ...odd.flatMap((id) => [
        mutation({ texts: [{ id, value: 'x' }] }),
        mutation({ removes: [{ id, parentId: ids.body }] }),
      ]),
    ),
  ),
  stream('one id many times', () => page(Array.from({ length: 50 }, () => ({ ...el('div'), id: 70 })))),
  stream('an element inside itself', () => page([{ ...el('div', {}, [{ ...el('div'), id: 71 }]), id: 71 }])),
  stream('a circle by moves', () =>
    after(
      add({ ...el('div'), id: ids.body }, ids.p),
      add({ ...el('div'), id: ids.div }, ids.p),
      add({ ...el('p'), id: ids.p }, ids.div),
    ),
  ),
  stream('a circle in one change', () =>
    after(
      mutation({
        adds: [
          { parentId: 81, nextId: null, node: { ...el('p'), id: 80 } },
          { parentId: 80, nextId: null, node: { ...el('p'), id: 81 } },
        ],
      }),
    ),
  ),
  stream('a node next to itself', () => after(add({ ...el('p'), id: 82 }, ids.body, 82))),
  stream('a node next to one that is elsewhere', () => after(add(el('p'), ids.body, ids.option))),
  stream('nodes in texts', () => after(add(el('p'), ids.pText), add(el('p'), ids.styleText))),
  stream('the page taken away', () =>
    after(mutation({ removes: [{ parentId: ids.html, id: ids.body }] }), add(el('p'), ids.html)),
  ),
  stream('the root taken away', () =>
    after(mutation({ removes: [{ parentId: ids.document, id: ids.html }] }), size(500, 500)),
  ),
  stream('the document taken away', () =>
    after(mutation({ removes: [{ parentId: ids.document, id: ids.document }] })),
  ),
  stream('a second root and a second doctype', () =>
    after(
      add(el('html', {}, [el('body')]), ids.document),
      add({ type: 1, id: 90, name: 'html', publicId: '', systemId: '' }, ids.document),
    ),
  ),
  stream('a doctype and an attribute where none can be', () =>
    after(
      add({ type: 1, id: 91, name: 'x', publicId: '', systemId: '' }),
      set(ids.pText, { class: 'x' }),
      set(ids.document, { class: 'x' }),
    ),
  ),
  stream('a text for everything', () =>
    after(mutation({ texts: Object.values(ids).map((id) => ({ id, value: 'x' })) })),
  ),
  stream('a page without a root', () => [full({ type: 0, id: 1, childNodes: [] }), add(el('p'), 1)]),
  stream('a page that is a text', () => [full(text('x')), full({ type: 0, id: 1, childNodes: [text('x')] })]),
  stream('every source there is, and some more', () =>
    after(
      ...Array.from({ length: 30 }, (_, source) =>
        increment({ source, id: ids.div, positions: [], ranges: [], x: 1, y: 1 }),
      ),
    ),
  ),
  stream('every type there is, and some more', () =>
    after(
      ...Array.from({ length: 30 }, (_, type) => ({
        type,
        timestamp: 1,
        data: { tag: 'x', payload: {}, plugin: 'x' },
      })),
    ),
  ),
  stream('a canvas that calls', ({ run, evil }) =>
    after(
      increment({
        source: 9,
        id: ids.div,
        type: 0,
        commands: [{ property: '__defineGetter__', args: ['x', { rr_type: 'Function', args: [run] }] }],
      }),
      increment({ source: 9, id: ids.div, property: 'constructor', args: [run], setter: true }),
      increment({
        source: 9,
        id: ids.img,
        type: 0,
        commands: [{ property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: evil }] }],
      }),
    ),
  ),
  stream('fonts', ({ evil }) =>
    after(
      increment({ source: 10, family: 'f', fontSource: `url(${evil})`, buffer: false }),
      increment({
        source: 10,
        family: 'g',
        fontSource: '[1,2,3]',
        buffer: true,
        descriptors: { style: 'x' },
      }),
    ),
  ),
  stream('media that play', ({ evil }) =>
    after(
      increment({ source: 7, id: ids.div, type: 0, currentTime: 1, src: evil }),
      increment({ source: 7, id: ids.img, type: 0, muted: false, volume: 9 }),
    ),
  ),
  stream('custom elements defined', ({ run }) =>
    after(increment({ source: 16, define: { name: 'x-y', source: run } })),
  ),
  stream('a log and an asset', ({ evil }) =>
    after(
      {
        type: 6,
        timestamp: 1,
        data: { plugin: 'rrweb/console@1', payload: { level: 'log', payload: ['x'] } },
      },
      { type: 7, timestamp: 1, data: { url: evil, payload: {} } },
    ),
  ),
  stream('scrolls to nowhere', () =>
    after(
      ...Object.values(ids).flatMap((id) => [
        increment({ source: 3, id, x: 1e6, y: -1e6 }),
        increment({ source: 3, id, x: 1e300, y: 1 }),
      ]),
    ),
  ),
  stream('a mouse on nothing', () =>
    after(
      increment({ source: 1, positions: [] }),
      increment({ source: 1, positions: [{ x: 1e9, y: 1, id: 1, timeOffset: 0 }] }),
      ...[-1, 0, 99_999, ids.document, ids.pText].map((id) =>
        increment({ source: 1, positions: [{ x: 1, y: 1, id, timeOffset: -1e300 }] }),
      ),
    ),
  ),
  stream('selections of nothing', () =>
    after(
      ...[-1, 99_999, ids.document, ids.pText, ids.input].map((id) =>
        increment({ source: 14, ranges: [{ start: id, startOffset: 1e9, end: ids.body, endOffset: -5 }] }),
      ),
    ),
  ),
  stream('rules that are not there', () =>
    after(
      increment({
        source: 8,
        id: ids.style,
        adds: [
          { rule: '}{', index: -1 },
          { rule: 'p{}', index: [9, 9, 9] },
        ],
        removes: [{ index: 99 }, { index: [] }],
      }),
      increment({ source: 13, id: ids.style, index: [9, 9], set: { property: 'color', value: 'red' } }),
      increment({ source: 13, id: ids.style, index: [], remove: { property: 'color' } }),
      increment({ source: 8, id: ids.p, replace: 'p{}' }),
    ),
  ),
  stream('sheets that are not there', () =>
    after(
      increment({ source: 15, id: 99_999, styleIds: [5] }),
      increment({
        source: 15,
        id: ids.p,
        styleIds: [5, 5, -1],
        styles: [{ styleId: 5, rules: [{ rule: '@@' }] }],
      }),
      increment({ source: 15, id: ids.document, styleIds: Array.from({ length: 500 }, (_, at) => at) }),
    ),
  ),
];
