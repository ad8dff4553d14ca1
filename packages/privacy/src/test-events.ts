/** Events as rrweb 2.2.2 makes them, written by hand for tests. */

/** The id of the body in every snapshot. */
export const body = 4;

interface TestNode {
  id: number;
  type: number;
  [field: string]: unknown;
}

/** Without ids: `snapshot` numbers the nodes of the body from 10 on, in document order. */
export function element(tagName: string, attributes: object, ...childNodes: object[]) {
  return { type: 2, tagName, attributes, childNodes };
}

export function text(textContent: string) {
  return { type: 3, textContent };
}

export function snapshot(...nodes: object[]) {
  let next = 10;
  const number = (node: object): object => {
    const id = 'id' in node ? {} : { id: next++ };
    const inside =
      'childNodes' in node && Array.isArray(node.childNodes)
        ? { childNodes: node.childNodes.map(number) }
        : {};
    return { ...node, ...id, ...inside };
  };
  const html = {
    ...element(
      'html',
      { lang: 'da' },
      { ...element('head', {}), id: 3 },
      { ...element('body', {}), id: body, childNodes: nodes.map(number) },
    ),
    id: 2,
  };
  const node: TestNode = { type: 0, id: 1, childNodes: [html] };
  return { type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } };
}

/** A page of inputs, by id. */
export function fieldPage(inputs: Record<number, object>) {
  return snapshot(
    ...Object.entries(inputs).map(([id, attributes]) => ({
      ...element('input', attributes),
      id: Number(id),
    })),
  );
}

export function increment(data: object) {
  return { type: 3, timestamp: 2, data };
}

export function mutation(changes: {
  adds?: object[];
  removes?: object[];
  texts?: object[];
  attributes?: object[];
}) {
  return increment({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes });
}
