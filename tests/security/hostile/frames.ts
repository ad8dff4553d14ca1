/** What a frame of the page's own site is told as: a host whose shadow root holds a whole document. */
import {
  add,
  after,
  el,
  ids,
  increment,
  mutation,
  nodes,
  page,
  type Stream,
  set,
  stream,
  text,
} from './build.ts';

const shadowed = { isShadow: true };

/** An open frame with these in its shadow root. */
const frame = (childNodes: unknown[], attributes: Record<string, unknown> = {}) =>
  el('iframe', { rr_width: '300px', rr_height: '200px', ...attributes }, childNodes, { isShadowHost: true });

const documentOf = (head: unknown[], body: unknown[]) => [
  { type: 1, id: 880, name: 'html', publicId: '', systemId: '', ...shadowed },
  el('html', { onload: 'x' }, [el('head', {}, head), el('body', {}, body)], shadowed),
];

/** A frame that stands on the page, for what then happens to it. */
const OPEN = 700;
const standing = (...events: unknown[]) =>
  after(add({ ...frame(documentOf([], [text('i rammen')])), id: OPEN }), ...events);

const REACHING = [
  ':host { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; opacity: 0.01 !important }',
  ':host-context(html) { display: none !important }',
  '[data-medkig-box], [data-medkig-frame], .medkig-ring, medkig-panel { display: none !important }',
  ':root, html, body { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important }',
].join('\n');

export const frames: Stream[] = [
  ...nodes('a frame with addresses of its own', ({ evil, run }) => [
    frame(documentOf([], []), {
      src: evil,
      srcdoc: `<script>${run}</script>`,
      name: 'top',
      sandbox: 'allow-scripts',
      allow: 'camera',
      onload: run,
      'data-medkig-box': 'frame',
      style: `background: url(${evil})`,
    }),
  ]),
  ...nodes('a whole document in a frame', ({ evil, run }) => [
    frame(
      documentOf(
        [
          el('base', { href: evil }),
          el('meta', { 'http-equiv': 'refresh', content: `0;url=${evil}` }),
          el('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'" }),
          el('link', { rel: 'stylesheet', href: evil }),
          el('link', { rel: 'prefetch', href: evil }),
          el('script', { src: evil }, [text(run)]),
          el('style', {}, [
            text(`@import url(${evil}); body { background: url(${evil}) }`, { isStyle: true }),
          ]),
        ],
        [
          el('script', {}, [text(run)]),
          el('img', { src: evil, onerror: run }),
          el('a', { href: `javascript:${run}` }, [text('her')]),
          el('input', { autofocus: '', onfocus: run }),
          el('form', { action: evil }, [el('button', { formaction: evil })]),
        ],
      ),
    ),
  ]),
  ...nodes('a document in a frame that is a host itself', ({ evil }) => [
    frame([
      el('html', {}, [el('script', { src: evil }, [], shadowed)], { ...shadowed, isShadowHost: true }),
      { type: 0, id: 881, childNodes: [el('script', { src: evil })], ...shadowed },
    ]),
  ]),
  ...nodes('shadows where none can be', () => [
    el('input', {}, [el('b', {}, [], shadowed)], { isShadowHost: true }),
    el('img', {}, [el('b', {}, [], shadowed)], { isShadowHost: true }),
    el('script', {}, [el('b', {}, [], shadowed)], { isShadowHost: true }),
    el('style', {}, [el('b', {}, [], shadowed)], { isShadowHost: true }),
    el('video', {}, [el('b', {}, [], shadowed)], { isShadowHost: true }),
    el('object', {}, [el('html', {}, [], shadowed)], { isShadowHost: true }),
    el('p', {}, [{ ...text('x'), ...shadowed }, el('html', {}, [], shadowed)]),
  ]),
  ...nodes('frames in frames in frames', () => {
    let inner: unknown[] = [text('inderst')];
    for (let depth = 0; depth < 60; depth++) inner = documentOf([], [frame(inner)]);
    return [frame(inner)];
  }),
  ...nodes('styles that reach out of their frame', () => [
    frame(documentOf([el('style', {}, [text(REACHING, { isStyle: true })])], [text('i rammen')])),
  ]),
  stream('attributes of an open frame', ({ evil, run }) =>
    standing(
      set(OPEN, { src: evil, srcdoc: `<script>${run}</script>`, onload: run, href: evil }),
      set(OPEN, { style: { position: 'fixed', background: `url(${evil})` }, rr_width: '1e9px' }),
      set(OPEN, { 'data-medkig-frame': null, 'data-medkig-box': 'hidden' }),
    ),
  ),
  stream('sheets that are handed to a frame', ({ evil }) =>
    standing(
      increment({
        source: 15,
        id: OPEN,
        styleIds: [5, 6],
        styles: [
          { styleId: 5, rules: [{ rule: `@import url(${evil})`, index: 0 }] },
          { styleId: 6, rules: REACHING.split('\n').map((rule, index) => ({ rule, index })) },
        ],
      }),
      increment({ source: 8, styleId: 5, replaceSync: `p { background: url(${evil}) }` }),
      increment({ source: 8, id: OPEN, adds: [{ rule: `p { background: url(${evil}) }`, index: 0 }] }),
    ),
  ),
  stream('a frame that is taken away, boxed and opened again', () =>
    standing(
      mutation({
        removes: [{ parentId: ids.body, id: OPEN }],
        adds: [
          {
            parentId: ids.body,
            nextId: null,
            node: { ...el('iframe', { rr_width: '9px', rr_height: '9px' }), id: OPEN },
          },
        ],
      }),
      add({ ...el('html'), ...shadowed }, OPEN),
      add({ ...el('p'), ...shadowed }, ids.p),
      mutation({ removes: [{ parentId: OPEN, id: 880, isShadow: true }] }),
      add({ ...frame(documentOf([], [])), id: OPEN }),
      increment({ source: 3, id: OPEN, x: 1e6, y: 1e6 }),
    ),
  ),
  stream('a page that is itself in a frame', () =>
    page([
      frame(
        documentOf(
          [],
          [
            { ...el('body'), id: ids.body },
            { ...el('html'), id: ids.html },
          ],
        ),
      ),
    ]),
  ),
];
