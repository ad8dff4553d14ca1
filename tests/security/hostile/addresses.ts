import { after, el, ids, nodes, page, type Stream, set, stream, svg, text, type World } from './build.ts';

const drawing = (run: string, evil: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${run.replaceAll('"', '&quot;')}"><script>${run}</script><image href="${evil}"/><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${evil}"/></foreignObject></svg>`;

const spellings: [string, (world: World) => string][] = [
  ['javascript:', ({ run }) => `javascript:${run}`],
  ['JaVaScRiPt:', ({ run }) => ` \n JaVaScRiPt:${run}`],
  ['java<tab>script:', ({ run }) => `java\tscr\nipt:${run}`],
  ['<control>javascript:', ({ run }) => `\u0001\u001fjavascript:${run}`],
  ['javascript: as an entity', ({ run }) => `&#106;avascript&colon;${run}`],
  ['javascript:// with a line', ({ run }) => `javascript://vestby.example/%0a${run}`],
  ['data:text/html', ({ run }) => `data:text/html,<script>${run}</script>`],
  ['data:text/html in base64', ({ run }) => `data:text/html;base64,${btoa(`<script>${run}</script>`)}`],
  [
    'data: a drawing with a script',
    ({ run, evil }) => `data:image/svg+xml,${encodeURIComponent(drawing(run, evil))}`,
  ],
  [
    'data:application/xhtml+xml',
    ({ run }) => `data:application/xhtml+xml,<script xmlns="http://www.w3.org/1999/xhtml">${run}</script>`,
  ],
  ['vbscript:', ({ run }) => `vbscript:${run}`],
];

/** Every element that takes an address, each with all of its attributes for one. */
const everywhere = (url: string): unknown[] => [
  el('a', { href: url, ping: url, attributionsrc: url }, [text('a')]),
  el('map', { name: 'm' }, [el('area', { href: url, shape: 'default' })]),
  el('form', { action: url }, [
    el('button', { type: 'submit', formaction: url }, [text('b')]),
    el('input', { type: 'image', src: url, formaction: url }),
    el('isindex', { action: url }),
  ]),
  el('img', {
    src: url,
    srcset: `${url} 1x`,
    lowsrc: url,
    dynsrc: url,
    longdesc: url,
    usemap: url,
    attributionsrc: url,
  }),
  el('picture', {}, [el('source', { srcset: url, src: url }), el('img', { alt: '' })]),
  el('video', { src: url, poster: url, autoplay: '' }, [
    el('source', { src: url }),
    el('track', { src: url, default: '' }),
  ]),
  el('audio', { src: url, autoplay: '', rr_mediaState: 'played' }),
  el('iframe', { src: url }),
  el('frameset', {}, [el('frame', { src: url })]),
  el('embed', { src: url, code: url }),
  el('object', { data: url, codebase: url, classid: url, archive: url }, [
    el('param', { name: 'movie', value: url }),
  ]),
  el('applet', { code: url, codebase: url, archive: url, object: url }),
  el('table', { background: url }, [el('tr', {}, [el('td', { background: url })])]),
  el('q', { cite: url }),
  el('link', { rel: 'stylesheet', href: url }),
  el('base', { href: url }),
  el('math', { href: url, 'xlink:href': url, altimg: url }, [
    el('maction', { actiontype: `statusline#${url}`, 'xlink:href': url }),
  ]),
  el('portal', { src: url }),
  el('fencedframe', { src: url, config: url }),
  el('command', { icon: url }),
  el('menuitem', { icon: url }),
  el('bgsound', { src: url }),
  el('body', { background: url }),
  el('html', { manifest: url }),
  svg('svg', { 'xml:base': url }, [
    svg('a', { href: url, 'xlink:href': url }, [svg('text', {}, [text('t')])]),
    svg('image', { href: url, 'xlink:href': url, width: '9', height: '9' }),
    svg('use', { href: url, 'xlink:href': url }),
    svg('script', { href: url, 'xlink:href': url }),
    svg('feImage', { href: url, 'xlink:href': url }),
    svg('filter', { href: url, id: 'f' }, [svg('feImage', { 'xlink:href': url, href: url })]),
    svg('linearGradient', { 'xlink:href': url }),
    svg('pattern', { href: url }),
    svg('textPath', { 'xlink:href': url }),
    svg('mpath', { href: url }),
    svg('rect', {
      width: '9',
      height: '9',
      filter: 'url(#f)',
      fill: `url(${url}#x)`,
      mask: `url("${url}#x")`,
      'clip-path': `url('${url}#x')`,
    }),
    svg('foreignObject', {}, [el('iframe', { src: url }), el('img', { src: url })]),
    svg('animate', { attributeName: 'href', 'xlink:href': '#x', from: url, to: url, values: url, by: url }),
    svg('a', {}, [svg('set', { attributeName: 'href', to: url, begin: '0s' }), svg('text', {}, [text('s')])]),
    svg('image', { width: '9', height: '9' }, [svg('set', { attributeName: 'href', to: url, begin: '0s' })]),
    svg('image', { width: '9', height: '9' }, [
      svg('animate', { attributeName: 'xlink:href', values: `${url};${url}`, dur: '1s' }),
    ]),
    svg('tref', { 'xlink:href': url }),
    svg('cursor', { 'xlink:href': url }),
    svg('discard', { href: url }),
    svg('handler', { 'xlink:href': url }),
  ]),
];

/** Attributes for an address, on nodes that are there already. */
const changed = (url: string) =>
  Object.values(ids).map((id) =>
    set(id, {
      src: url,
      href: url,
      'xlink:href': url,
      data: url,
      action: url,
      formaction: url,
      poster: url,
      srcset: `${url} 2x`,
      background: url,
      srcdoc: `<img src="${url}">`,
      rr_src: url,
      rr_dataURL: url,
    }),
  );

const foreign: [string, (world: World) => string][] = [
  ['https', ({ evil }) => evil],
  ['without its scheme', ({ evil }) => evil.replace(/^http:/, '')],
  ['with blanks in it', ({ evil }) => ` \t${evil.replace('//', '/\n/')} `],
  ['with backslashes', ({ evil }) => evil.replace('//', '\\\\')],
  ['of the console', (world) => world.console],
  ['of the viewer', (world) => world.viewer],
  ['of the viewer, from its root', (world) => new URL(world.viewer).pathname],
  ['of a hidden name', ({ evil }) => evil.replace('//', '//vestby.example@')],
  ['blob', ({ evil }) => `blob:${evil}`],
  ['ftp', ({ evil }) => evil.replace('http', 'ftp')],
  ['ws', ({ evil }) => evil.replace('http', 'ws')],
];

const relations =
  'stylesheet preload prefetch prerender preconnect dns-prefetch modulepreload manifest icon import alternate compression-dictionary next'.split(
    ' ',
  );

export const addresses: Stream[] = [
  ...spellings.flatMap(([name, url]) => [
    ...nodes(`${name} everywhere`, (world) => everywhere(url(world))),
    stream(`${name} by changes`, (world) => after(...changed(url(world)))),
  ]),
  ...foreign.flatMap(([name, url]) => [
    ...nodes(`an address ${name}`, (world) => everywhere(url(world))),
    stream(`an address ${name}, by changes`, (world) => after(...changed(url(world)))),
  ]),
  ...relations.flatMap((rel) =>
    nodes(`<link rel=${rel}>`, ({ evil }) => [
      el('link', {
        rel,
        href: evil,
        as: 'image',
        imagesrcset: `${evil} 1x`,
        crossorigin: '',
        type: 'text/css',
      }),
      el('LINK', { REL: rel, HREF: evil, AS: 'script' }),
    ]),
  ),
  ...nodes('<base> before relative addresses', ({ evil }) => [
    el('base', { href: evil, target: '_top' }),
    el('img', { src: 'x.png' }),
    el('a', { href: 'x' }, [text('x')]),
  ]),
  stream('<base> in the head', ({ evil }) =>
    page([el('img', { src: 'a.png' })], [el('base', { href: evil })]),
  ),
  ...['refresh', 'REFRESH', 'set-cookie', 'content-security-policy', 'x-dns-prefetch-control'].flatMap(
    (pragma) =>
      nodes(`<meta http-equiv=${pragma}>`, ({ evil }) => [
        el('meta', { 'http-equiv': pragma, content: `0;url=${evil}` }),
        el('META', { 'HTTP-EQUIV': pragma, CONTENT: `0; URL='${evil}'` }),
      ]),
  ),
  stream('<meta> that becomes a refresh', ({ evil }) => {
    const meta = el('meta', { name: 'x' });
    return after(
      ...[meta].map((node) => ({
        type: 3,
        timestamp: 3,
        data: {
          source: 0,
          texts: [],
          attributes: [],
          removes: [],
          adds: [{ parentId: ids.head, nextId: null, node }],
        },
      })),
      set(meta.id, { 'http-equiv': 'refresh', content: `0;url=${evil}` }),
    );
  }),
];
