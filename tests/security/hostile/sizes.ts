import {
  add,
  after,
  el,
  full,
  ids,
  increment,
  mutation,
  page,
  type Stream,
  set,
  size,
  stream,
  text,
} from './build.ts';

const nested = (depth: number, tag = 'b') => {
  let node: unknown = text('x');
  for (let level = 0; level < depth; level++) node = el(tag, {}, [node]);
  return node;
};
const wide = (count: number) => Array.from({ length: count }, () => el('i'));
const sized = (css: string) => page([el('style', {}, [text(css)]), el('p', {}, [text('x')])]);

export const sizes: Stream[] = [
  stream('150 levels of tables', () => page([nested(150, 'table')])),
  stream('190 levels', () => page([nested(190, 'div')])),
  stream('1,000 levels', () => page([nested(1_000)])),
  stream('20,000 levels by changes', () => {
    const levels = Array.from({ length: 5_000 }, () => el('b'));
    return after(
      ...[0, 1, 2, 3].map((part) =>
        mutation({
          adds: levels.slice(part * 1250, (part + 1) * 1250).map((node, at) => ({
            parentId: levels[part * 1250 + at - 1]?.id ?? ids.body,
            nextId: null,
            node,
          })),
        }),
      ),
    );
  }),
  stream('20,000 nodes side by side', () => page(wide(20_000))),
  stream('120,000 nodes side by side', () => page(wide(120_000))),
  stream('a text of four million', () => page([el('p', {}, [text('hostile '.repeat(500_000))])])),
  stream('a text of six million', () => page([el('p', {}, [text('x'.repeat(6_000_000))])])),
  stream('an attribute of a million', () =>
    page([el('p', { title: 'x'.repeat(1_000_000), class: 'a '.repeat(100_000) })]),
  ),
  stream('a style of a million brackets', () => sized('{'.repeat(1_000_000))),
  stream('a style of a million open functions', () => sized('a(b['.repeat(250_000))),
  stream('a style without an end', () => sized(`p{content:"${'\\'.repeat(500_001)}`)),
  stream('a selector without an end', () => sized(`${':not('.repeat(20_000)}p{color:red}`)),
  stream('50,000 rules', () => sized('.a:hover>.b{color:red}'.repeat(50_000))),
  stream('a million wide and high', () => [...page([el('p')]), size(1e6, 1e6), size(800, 600)]),
  ...[
    [0, 0],
    [-5, 600],
    [Number.NaN, 600],
    [Number.POSITIVE_INFINITY, 5],
    ['800', '600'],
  ].map(([width, height]) =>
    stream(`a view of ${width} × ${height}`, () => [...page([el('p')]), size(width, height)]),
  ),
  stream('a box of a million wide and high', () =>
    page([
      el('div', { rr_width: '1000000px', rr_height: '1000000px', style: 'width:9999999px;height:9999999px' }),
    ]),
  ),
  stream('boxes that fill the view, a hundred times', () =>
    sized(`p{height:100000vh;margin:99999vmax;font-size:99999px}`),
  ),
  stream('99 pinned boxes', () =>
    page(Array.from({ length: 99 }, () => el('div', { style: 'position:fixed;top:0;height:99vh' }))),
  ),
  stream('5,000 changes at once', () =>
    after(
      mutation({
        attributes: Array.from({ length: 5_000 }, (_, at) => ({
          id: ids.div,
          attributes: { 'data-x': String(at) },
        })),
      }),
    ),
  ),
  stream('6,000 changes at once', () =>
    after(mutation({ attributes: Array.from({ length: 6_000 }, () => ({ id: ids.div, attributes: {} })) })),
  ),
  stream('2,000 events', () =>
    after(...Array.from({ length: 2_000 }, (_, at) => set(ids.div, { class: `a${at}` }))),
  ),
  stream('a page that only grows', () =>
    after(...Array.from({ length: 6 }, () => add(el('p', {}, [text('x'.repeat(4_000_000))])))),
  ),
  stream('a list of 10,000 options', () =>
    page([
      el(
        'select',
        {},
        Array.from({ length: 10_000 }, () => el('option', {}, [text('x')])),
      ),
    ]),
  ),
  stream('300 shadow roots in each other', () => {
    let host: unknown = { ...el('b'), isShadow: true };
    for (let level = 0; level < 180; level++)
      host = { ...el('div', {}, [host], { isShadowHost: true }), isShadow: true };
    return page([{ ...(host as object), isShadow: false }]);
  }),
  stream('ten full pages in a row', () => Array.from({ length: 10 }, () => page(wide(500))).flat()),
  stream('a filter on a filter', () =>
    sized(`*{filter:blur(9px) drop-shadow(0 0 99px red);box-shadow:${'0 0 9px red,'.repeat(20)}0 0 red}`),
  ),
  stream('selections by the thousand', () =>
    after(
      increment({
        source: 14,
        ranges: Array.from({ length: 5_000 }, () => ({
          start: ids.pText,
          startOffset: 0,
          end: ids.pText,
          endOffset: 1,
        })),
      }),
    ),
  ),
  stream('a snapshot of a snapshot', () => [full(full(page([])))]),
];
