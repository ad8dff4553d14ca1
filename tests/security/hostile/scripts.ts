import {
  add,
  after,
  el,
  ids,
  mutation,
  nodes,
  page,
  type Stream,
  set,
  stream,
  svg,
  text,
  type World,
} from './build.ts';

const tags = ['script', 'SCRIPT', 'sCrIpT', 'svg:script', 'html:script', 'x:SCRIPT', 'script:x'];
const breakOut = (world: World) => `</style></title></textarea></noscript>--><script>${world.run}</script>`;

export const scripts: Stream[] = [
  ...tags.flatMap((tag) => nodes(`<${tag}>`, ({ run }) => [el(tag, {}, [text(run)])])),
  ...nodes('<script> of a drawing', ({ run }) => [svg('svg', {}, [svg('script', {}, [text(run)])])]),
  ...nodes('<SCRIPT> of a drawing, with an address', ({ evil }) => [
    svg('svg', {}, [svg('SCRIPT', { href: evil, 'xlink:href': evil })]),
  ]),
  ...nodes('<script src>', ({ evil }) => [el('script', { src: evil, async: '' })]),
  ...['module', 'importmap', 'speculationrules', 'text/javascript', ''].map((type) =>
    stream(`<script type=${type}>`, ({ run, evil }) =>
      page([el('script', { type, src: evil }, [text(run)])]),
    ),
  ),
  stream('<script> in the head', ({ run }) => page([], [el('script', {}, [text(run)])])),
  stream('<script> in a shadow root', ({ run }) =>
    after(add({ ...el('script', {}, [text(run)]), isShadow: true }, ids.host)),
  ),
  stream('<script> in a drawing’s foreign object', ({ run }) =>
    page([svg('svg', {}, [svg('foreignObject', {}, [el('script', {}, [text(run)])])])]),
  ),
  stream('<script> in mathematics', ({ run }) =>
    page([
      el('math', {}, [el('annotation-xml', { encoding: 'text/html' }, [el('script', {}, [text(run)])])]),
    ]),
  ),
  stream('<script> in <template> and <noscript>', ({ run }) =>
    page(['template', 'noscript'].map((tag) => el(tag, {}, [el('script', {}, [text(run)])]))),
  ),
  stream('<script> as a custom element', ({ run }) =>
    page([
      el('script', { is: 'x-y' }, [text(run)], { isCustom: true }),
      el('x-script', {}, [text(run)], { isCustom: true }),
    ]),
  ),
  stream('text into a script that is there', ({ run }) => after(add(text(run), ids.script))),
  stream('an address for a script that is there', ({ evil }) =>
    after(set(ids.script, { src: evil, type: 'module' })),
  ),
  stream('a script of a tag that cannot be', ({ run }) =>
    page([
      el('script ', {}, [text(run)]),
      el('script\u0000', {}, [text(run)]),
      el('ſcript', {}, [text(run)]),
    ]),
  ),
  ...['style', 'title', 'textarea', 'noscript', 'xmp', 'plaintext', 'noembed', 'noframes', 'iframe'].map(
    (tag) =>
      stream(`text that breaks out of <${tag}>`, (world) => page([el(tag, {}, [text(breakOut(world))])])),
  ),
  stream('a comment, a doctype and CDATA that break out', (world) =>
    page([
      { type: 5, id: 50, textContent: breakOut(world) },
      { type: 4, id: 51, textContent: `]]>${breakOut(world)}` },
      {
        type: 1,
        id: 52,
        name: `html><script>${world.run}</script>`,
        publicId: breakOut(world),
        systemId: '">',
      },
    ]),
  ),
  stream('an attribute whose name breaks out', ({ run }) =>
    after(set(ids.div, { [`"><script>${run}</script>`]: 'x' })),
  ),
  stream('text that breaks out, by changes', (world) =>
    after(
      mutation({
        texts: [ids.pText, ids.styleText, ids.areaText].map((id) => ({ id, value: breakOut(world) })),
      }),
    ),
  ),
];
