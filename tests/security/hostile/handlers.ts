import {
  after,
  el,
  ids,
  increment,
  nodes,
  page,
  type Stream,
  set,
  stream,
  svg,
  text,
  type World,
} from './build.ts';

const GIF = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const keyframes =
  '@keyframes k { to { opacity: .5 } } .moves { animation: k 10ms; transition: opacity 10ms }';

const bearers: [string, (run: string) => unknown][] = [
  ['img onerror', (run) => el('img', { src: 'x:', onerror: run })],
  ['img onload', (run) => el('img', { src: GIF, onload: run })],
  ['img ONLOAD', (run) => el('IMG', { SRC: GIF, ONLOAD: run })],
  ['svg onload', (run) => svg('svg', { onload: run })],
  ['svg image onload', (run) => svg('svg', {}, [svg('image', { href: GIF, onload: run })])],
  ['style onload', (run) => el('style', { onload: run }, [text('p{}')])],
  [
    'link onload and onerror',
    (run) => el('link', { rel: 'stylesheet', href: 'data:text/css,', onload: run, onerror: run }),
  ],
  ['details ontoggle', (run) => el('details', { open: '', ontoggle: run })],
  ['input onfocus', (run) => el('input', { autofocus: '', onfocus: run })],
  ['select onfocus', (run) => el('select', { autofocus: '', onfocus: run })],
  ['a tabbable onfocusin', (run) => el('a', { tabindex: '1', autofocus: '', onfocusin: run })],
  ['onanimationstart', (run) => el('p', { class: 'moves', onanimationstart: run, onanimationend: run })],
  ['ontransitionrun', (run) => el('p', { class: 'moves', style: 'opacity:.1', ontransitionrun: run })],
  [
    'SMIL onbegin',
    (run) => svg('svg', {}, [svg('animate', { attributeName: 'x', dur: '1s', onbegin: run, onend: run })]),
  ],
  [
    'SMIL set of a handler',
    (run) => svg('svg', {}, [svg('set', { attributeName: 'onmouseover', to: run, begin: '0s' })]),
  ],
  [
    'video onloadstart',
    (run) => el('video', { src: 'x', onloadstart: run, onerror: run }, [el('source', { onerror: run })]),
  ],
  ['audio onerror', (run) => el('audio', { src: 'x', autoplay: '', onerror: run })],
  ['iframe onload', (run) => el('iframe', { onload: run })],
  ['object onerror', (run) => el('object', { data: 'x', onerror: run })],
  ['embed onload', (run) => el('embed', { src: 'x', onload: run })],
  ['marquee onstart', (run) => el('marquee', { onstart: run, onfinish: run, loop: '1' })],
  ['popover onbeforetoggle', (run) => el('div', { popover: '', onbeforetoggle: run, ontoggle: run })],
  [
    'oncontentvisibilityautostatechange',
    (run) => el('p', { style: 'content-visibility:auto', oncontentvisibilityautostatechange: run }),
  ],
  [
    'onscrollend',
    (run) =>
      el('div', { onscroll: run, onscrollend: run, style: 'overflow:auto;height:9px' }, [
        text('x '.repeat(99)),
      ]),
  ],
  [
    'a handler with a strange name',
    (run) =>
      el('img', {
        src: 'x:',
        'on\u0000error': run,
        '/onerror': run,
        ' onerror': run,
        _onload: run,
        'ONERROR ': run,
      }),
  ],
];

export const handlers: Stream[] = [
  ...bearers.flatMap(([name, make]) =>
    nodes(name, ({ run }) => [el('style', {}, [text(keyframes)]), make(run)]),
  ),
  ...[
    'onload',
    'onpageshow',
    'onresize',
    'onscroll',
    'onerror',
    'onmessage',
    'onunhandledrejection',
    'onhashchange',
  ].map((name) =>
    stream(`body ${name}`, ({ run }) =>
      page([el('img', { src: 'x:' })], [], { body: { [name]: run }, html: { [name]: run } }),
    ),
  ),
  ...(
    [
      [ids.img, 'onerror', { src: 'x:' }],
      [ids.details, 'ontoggle', { open: '' }],
      [ids.style, 'onload', { media: 'all' }],
      [ids.body, 'onload', {}],
      [ids.image, 'onload', { href: GIF }],
    ] as const
  ).map(([id, name, more]) =>
    stream(`${name} of node ${id} by a change`, ({ run }) => after(set(id, { [name]: run, ...more }))),
  ),
  ...(
    [
      ['a click', 2, ids.button],
      ['a double click', 4, ids.link],
      ['a focus', 5, ids.input],
      ['a blur', 6, ids.input],
      ['a touch', 7, ids.svgLink],
      ['a menu', 3, ids.div],
    ] as const
  ).map(([name, type, id]) => stream(`${name} on what has handlers`, (world) => pressed(world, type, id))),
];

function pressed({ run }: World, type: number, id: number): unknown[] {
  const all = [
    'onclick',
    'ondblclick',
    'onmousedown',
    'onfocus',
    'onblur',
    'ontouchstart',
    'oncontextmenu',
    'onsubmit',
  ];
  return after(
    set(id, Object.fromEntries(all.map((name) => [name, run]))),
    set(ids.form, { onsubmit: run, action: `javascript:${run}` }),
    increment({ source: 2, type: 0, id, x: 3, y: 3 }),
    increment({ source: 2, type, id, x: 3, y: 3 }),
  );
}
