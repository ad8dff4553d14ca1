import { describe, expect, it } from 'vitest';
import { LIMITS } from './guard-limits.ts';
import { guardEvent } from './replay-guard.ts';

let nextId = 1;
const element = (tagName: string, attributes: object = {}, childNodes: object[] = [], more: object = {}) => ({
  type: 2,
  id: nextId++,
  tagName,
  attributes,
  childNodes,
  ...more,
});
const text = (textContent: string) => ({ type: 3, id: nextId++, textContent });
const snapshot = (...body: object[]) => ({
  type: 2,
  timestamp: 1,
  data: {
    node: { type: 0, id: nextId++, childNodes: [element('html', {}, [element('body', {}, body)])] },
    initialOffset: { top: 40, left: 0 },
  },
});
const increment = (data: object) => ({ type: 3, timestamp: 1, data });
const mutation = (change: object) =>
  increment({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...change });
/** A page with a style sheet (2) and its text (7), an image (4) and a link (5). */
const tags = new Map([
  [2, 'style'],
  [4, 'img'],
  [5, 'a'],
]);
const page = {
  tagOf: (id: number) => tags.get(id),
  isStyleText: (id: number) => id === 7,
  isThere: (id: number) => id < 10,
};
const assets = {
  address: (url: string) => (url.startsWith('https://vestby.example/') ? '/store/x' : undefined),
  noPicture: 'data:image/svg+xml,ingen',
};
const guard = (event: unknown) => guardEvent(event, { page, assets });
const event = (input: unknown) => {
  const guarded = guard(input);
  if (!guarded.ok) throw new Error(guarded.reason);
  return guarded.event;
};
/** What would be built, as text to search in. */
const built = (...body: object[]) => JSON.stringify(event(snapshot(...body)));

describe('what is built from a snapshot', () => {
  it('a form comes through as it is', () => {
    const label = element('label', { for: 'vejnavn', class: 'form-label' }, [text('Vejnavn')]);
    const input = element('div', { id: 'vejnavn', role: 'textbox', 'aria-required': 'true' });
    expect(event(snapshot(label, input))).toMatchObject({
      kind: 'snapshot',
      scroll: { x: 0, y: 40 },
      cast: { data: { node: { childNodes: [{ childNodes: [{ childNodes: [label, input] }] }] } } },
    });
  });

  it.each(['script', 'SCRIPT', 'base', 'svg:script'])(
    '%s becomes an empty template that keeps its id',
    (tag) => {
      const node = element(tag, { src: 'https://evil.example/x.js', href: '//x' }, [text('alert(1)')]);
      expect(built(node)).not.toContain('evil');
      expect(built(node)).toContain(`{"id":${node.id},"type":2,"childNodes":[{"id"`);
      expect(built(node)).toContain('"tagName":"template","attributes":{}');
    },
  );

  it('an SVG script is none', () => {
    expect(built(element('script', {}, [text('alert(1)')], { isSVG: true }))).not.toContain('isSVG');
  });

  it.each(['iframe', 'object', 'embed', 'applet', 'frame', 'portal', 'video', 'canvas'])(
    '%s becomes a box of its size',
    (tag) => {
      const box = built(
        element(tag, { src: '//x', data: '//x', srcdoc: '<p>', rr_width: '9px', rr_height: '5px' }),
      );
      expect(box).toContain('"tagName":"div"');
      expect(box).toContain('"rr_width":"9px"');
      expect(box).not.toMatch(/\/\/x|srcdoc/);
    },
  );

  it('a frame of the page’s own is a host while there is a page in it, and a box when the citizen has blurred it', () => {
    const host = { isShadowHost: true };
    const shown = built(element('iframe', {}, [element('html', {}, [], { isShadow: true })], host));
    expect(shown).toContain('"data-medkig-frame":""');
    expect(shown).toContain('"isShadowHost":true');
    const blurred = built(element('iframe', { rr_width: '9px' }, [], host));
    expect(blurred).toContain('"data-medkig-box":"frame"');
    expect(blurred).not.toContain('isShadowHost');
  });

  it('a meta refresh is not built, a plain meta is', () => {
    expect(built(element('meta', { 'HTTP-EQUIV': 'refresh', content: '0;url=//x' }))).not.toContain('//x');
    expect(built(element('meta', { name: 'viewport', content: 'width=device-width' }))).toContain('viewport');
  });

  it('a style sheet link is its text, never its address', () => {
    const sheet = built(
      element('link', { rel: 'stylesheet', href: '//x.css', _cssText: '@import "y"; p{height:1vh}' }),
    );
    expect(sheet).toContain('"tagName":"style"');
    expect(sheet).toContain('@medkig-dropped');
    expect(sheet).toContain('var(--medkig-vh)');
    expect(sheet).not.toContain('//x.css');
    expect(built(element('link', { rel: 'preload', href: '//x' }))).not.toContain('//x');
  });

  it('the text of a link’s sheet is read as style, however it is brought', () => {
    expect(built(element('link', { rel: 'stylesheet' }, [text('@import "y"')]))).toContain('@medkig-dropped');
  });

  it('a field is left alone by the agent’s browser', () => {
    const field = built(
      element('input', { type: 'password', name: 'kode', autocomplete: 'current-password' }),
    );
    expect(field).toContain('"type":"text","autocomplete":"off"');
    expect(field).not.toContain('kode');
  });

  it('what nobody knows is a plain element', () => {
    expect(built(element('blink', { class: 'x' }))).toContain('"tagName":"span","attributes":{"class":"x"}');
    expect(built(element('constructor'))).toContain('"tagName":"span"');
    expect(built(element('handler', {}, [], { isSVG: true }))).toContain('"tagName":"g"');
  });

  it('a picture that only a set of sources names is said not to be shown', () => {
    expect(built(element('img', { srcset: 'https://evil.example/x 2x' }))).toContain(
      `"src":"${assets.noPicture}"`,
    );
  });

  it('what the citizen’s side left out is a box that says so', () => {
    expect(built(element('div', { rr_width: '9px', rr_height: '5px' }))).toContain(
      '"data-medkig-box":"hidden"',
    );
  });

  it('handlers, clobbering names and script links are left out', () => {
    const form = element('form', { name: 'head', onsubmit: 'x()', action: 'javascript:x()', class: 'f' });
    expect(built(form)).toContain('"attributes":{"class":"f"}');
  });

  it('a custom element keeps its kind only with a name that can be defined', () => {
    expect(built(element('x-card', {}, [], { isCustom: true }))).toContain('isCustom');
    expect(built(element('X-CARD', {}, [], { isCustom: true }))).not.toContain('isCustom');
  });
});

describe('what is refused', () => {
  const refusals: [string, unknown, string][] = [
    ['no event', 'x', 'malformed'],
    ['no data', { type: 2, timestamp: 1 }, 'malformed'],
    ['a tag that cannot be one', snapshot(element('a b')), 'malformed'],
    ['a document inside a document', snapshot({ type: 0, id: 5, childNodes: [] }), 'malformed'],
    [
      'an element for a document',
      { ...snapshot(), data: { node: element('html'), initialOffset: { top: 0, left: 0 } } },
      'malformed',
    ],
    ['children that are no list', snapshot({ ...element('p'), childNodes: {} }), 'malformed'],
    ['a node without an id', snapshot({ type: 3, textContent: '' }), 'malformed'],
    ['an attribute that is a structure', snapshot(element('p', { class: { toString: 1 } })), 'malformed'],
    ['an unknown kind of node', snapshot({ type: 9, id: 3 }), 'malformed'],
    ['a mutation without its lists', increment({ source: 0 }), 'malformed'],
    [
      'a viewport a million wide',
      { type: 4, timestamp: 1, data: { href: '', width: 1e6, height: 10 } },
      'malformed',
    ],
    ['a mouse without a place', increment({ source: 1, positions: [] }), 'malformed'],
    [
      'a document for a frame',
      mutation({ adds: [{ parentId: 1, nextId: null, node: { type: 0, id: 9, childNodes: [] } }] }),
      'malformed',
    ],
    ['more than a page’s text', snapshot(text('x'.repeat(LIMITS.text + 1))), 'too-big'],
    [
      'more than a page’s changes',
      mutation({ removes: many(LIMITS.changes, 1), texts: [{ id: 1, value: '' }] }),
      'too-big',
    ],
    ['more than a page’s nodes', snapshot(...many(LIMITS.nodes, 3)), 'too-big'],
  ];
  it.each(refusals)('%s', (_, input, reason) => {
    expect(guard(input)).toEqual({ ok: false, reason });
  });

  it('a tree too deep to walk, without walking it', () => {
    let deep: object = text('');
    for (let depth = 0; depth < 100_000; depth++)
      deep = { type: 2, id: 1, tagName: 'b', attributes: {}, childNodes: [deep] };
    expect(guard(snapshot(deep))).toEqual({ ok: false, reason: 'too-big' });
  });

  it('a page as deep as pages are comes through', () => {
    let deep: object = text('');
    for (let depth = 0; depth < LIMITS.depth - 10; depth++) deep = element('b', {}, [deep]);
    expect(guard(snapshot(deep)).ok).toBe(true);
  });

  function many(count: number, type: 1 | 3): object[] {
    return Array.from({ length: count }, (_, at) =>
      type === 3 ? { type, id: at + 1, textContent: '' } : { parentId: 1, id: at + 1 },
    );
  }
});

describe('changes', () => {
  it('a change of an attribute passes the same gate', () => {
    const attributes = [
      { id: 4, attributes: { onclick: 'x', src: 'javascript:x', class: null, style: { height: '5vh' } } },
    ];
    expect(event(mutation({ attributes }))).toMatchObject({
      mutation: {
        attributes: [{ id: 4, attributes: { class: null, style: { height: 'calc(5 * var(--medkig-vh))' } } }],
      },
    });
    expect(JSON.stringify(event(mutation({ attributes })))).not.toMatch(/onclick|javascript/);
  });

  it('an added node passes the same gate', () => {
    const adds = [{ parentId: 1, nextId: null, node: element('SCRIPT', { src: '//x' }) }];
    expect(JSON.stringify(event(mutation({ adds })))).not.toContain('//x');
  });

  it('text is style text only where the page says so', () => {
    const change = mutation({
      texts: [
        { id: 7, value: '@import "x";' },
        { id: 8, value: '@import "x";' },
      ],
    });
    expect(guard(change)).toMatchObject({
      event: { mutation: { texts: [{ value: '@medkig-dropped "x";' }, { value: '@import "x";' }] } },
    });
  });

  it('text is style text too when the same change puts it there', () => {
    const style = element('STYLE', {}, []);
    const inNew = { ...text('@import "x";'), id: 61 };
    const inOld = { ...text('@import "x";'), id: 62 };
    const change = mutation({
      adds: [
        { parentId: style.id, nextId: null, node: inNew },
        { parentId: 1, nextId: null, node: style },
        { parentId: 2, nextId: null, node: inOld },
      ],
      texts: [{ id: 61, value: '@import "x";' }],
    });
    expect(JSON.stringify(event(change)).match(/@import/g)).toBeNull();
  });

  it('a style sheet may move with its text', () => {
    const style = { ...element('style'), id: 2 };
    const change = mutation({
      removes: [{ parentId: 1, id: 2 }],
      adds: [
        { parentId: 1, nextId: null, node: style },
        { parentId: 2, nextId: null, node: { ...text(''), id: 7 } },
      ],
    });
    expect(event(change)).toMatchObject({ kind: 'mutation', mutation: { adds: [{}, { node: { id: 7 } }] } });
  });

  it('a text that is there already does not become style text', () => {
    const add = { parentId: 2, nextId: null, node: { ...text('x'), id: 9 } };
    expect(guard(mutation({ adds: [add] }))).toEqual({ ok: false, reason: 'malformed' });
    expect(guard(mutation({ adds: [add], removes: [{ parentId: 1, id: 9 }] })).ok).toBe(true);
  });

  it('an address is a picture’s or a link’s by its element', () => {
    const attributes = [4, 5, 99].map((id) => ({
      id,
      attributes: { href: 'https://evil.example', src: 'https://vestby.example/a.png' },
    }));
    expect(event(mutation({ attributes }))).toMatchObject({
      mutation: {
        attributes: [
          { attributes: { href: assets.noPicture, src: '/store/x' } },
          { attributes: { href: 'https://evil.example' } },
          { attributes: {} },
        ],
      },
    });
  });

  it('only the last place of the mouse is kept', () => {
    const positions = [1, 2, 3].map((x) => ({ x, y: 5, id: 9, timeOffset: -x }));
    expect(event(increment({ source: 1, positions }))).toEqual({ kind: 'moved', node: 9, x: 3, y: 5 });
  });

  it('focus, blur, press and scroll are facts, not events for the replayed page', () => {
    expect(event(increment({ source: 2, type: 5, id: 3 }))).toEqual({ kind: 'focused', node: 3 });
    expect(event(increment({ source: 2, type: 6, id: 3 }))).toEqual({ kind: 'blurred', node: 3 });
    expect(event(increment({ source: 2, type: 2, id: 3, x: 1, y: 2 }))).toEqual({
      kind: 'pressed',
      node: 3,
      x: 1,
      y: 2,
    });
    expect(event(increment({ source: 2, type: 4, id: 3, x: 1, y: 2 }))).toEqual({ kind: 'nothing' });
    expect(event(increment({ source: 3, id: 1, x: 0, y: 9 }))).toEqual({
      kind: 'scroll',
      node: 1,
      x: 0,
      y: 9,
    });
  });

  it('a rule of a style sheet is cleaned', () => {
    const rule = increment({ source: 8, id: 4, adds: [{ rule: 'p{height:1vh}', index: 0 }] });
    expect(JSON.stringify(event(rule))).toContain('var(--medkig-vh)');
  });

  it.each([7, 9, 10, 11, 16])('source %i is not shown and no trouble', (source) => {
    expect(event(increment({ source, anything: true }))).toEqual({ kind: 'nothing' });
  });

  it.each([0, 1, 5, 6, 7, 8, 99])('event type %i is not shown and no trouble', (type) => {
    expect(event({ type, timestamp: 1, data: {} })).toEqual({ kind: 'nothing' });
  });

  it('a key meant for the prototype stays out of the copy', () => {
    const evil = JSON.parse(`{"type":3,"timestamp":1,"data":{"source":0,"texts":[],"removes":[],"adds":[],
      "attributes":[{"id":1,"attributes":{"__proto__":{"polluted":"1"},"class":"x"}}]}}`);
    expect(guard(evil).ok).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
