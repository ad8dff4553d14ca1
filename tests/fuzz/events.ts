/** rrweb events of every kind that ours use, small: what the fuzz tests bend. */

export function element(id: number, tagName: string, attributes: object, ...childNodes: object[]) {
  return { id, type: 2, tagName, attributes, childNodes };
}

const head = element(3, 'head', {}, element(4, 'style', { _cssText: 'a{}' }));
const body = element(
  5,
  'body',
  { style: 'color:red' },
  element(6, 'input', { type: 'text', value: 'x' }),
  { id: 7, type: 3, textContent: 'Hej 0101901234' },
  element(8, 'svg', { isSVG: true }),
);

export const snapshot = {
  type: 2,
  timestamp: 1,
  data: {
    node: { id: 1, type: 0, childNodes: [element(2, 'html', { lang: 'da' }, head, body)] },
    initialOffset: { top: 0, left: 0 },
  },
};

export const increments = [
  {
    source: 0,
    adds: [{ parentId: 5, nextId: null, node: element(20, 'a', { href: '/?q' }) }],
    removes: [{ parentId: 5, id: 7 }],
    texts: [{ id: 7, value: 'x' }],
    attributes: [{ id: 6, attributes: { style: { color: 'red' }, title: 'x' } }],
  },
  { source: 1, positions: [{ x: 1, y: 2, id: 5, timeOffset: 0 }] },
  { source: 2, type: 2, id: 5, x: 1, y: 1 },
  { source: 3, id: 5, x: 0, y: 10 },
  { source: 5, id: 6, text: 'hej', isChecked: false },
  { source: 8, id: 4, adds: [{ rule: 'a{}', index: 0 }] },
  { source: 13, id: 4, index: [0], set: { property: 'color', value: 'red' } },
  { source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: 'a{}' }] }] },
].map((data) => ({ type: 3, timestamp: 2, data }));
