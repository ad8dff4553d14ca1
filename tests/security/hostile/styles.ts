import {
  add,
  after,
  el,
  ids,
  increment,
  mutation,
  page,
  type Stream,
  set,
  stream,
  svg,
  text,
} from './build.ts';

/** Each must not lead to a load, whatever it stands in. */
const values: Record<string, (url: string) => string> = {
  'url()': (url) => `background:url(${url})`,
  'url("")': (url) => `background:url( "${url}" )`,
  'an escaped name': (url) => `background:u\\72l(${url})`,
  'an escaped name in full': (url) => `background:\\000075\\000072\\00006c("${url}")`,
  'an escaped address': (url) => `background:url(${url.replace('http', '\\68 ttp')})`,
  'an escaped line in an address': (url) => `background:url("${url.replace('//', '\\\n//')}")`,
  'capital letters': (url) => `BACKGROUND:URL(${url})`,
  'a comment before': (url) => `background:/**/url(/**/${url}),/**/url(${url})`,
  'image-set': (url) => `background:image-set("${url}" 1x)`,
  '-webkit-image-set': (url) => `background:-webkit-image-set("${url}" 1x, url(${url}) 2x)`,
  'escaped image-set': (url) => `background:image\\-se\\74("${url}" 1x)`,
  'cross-fade': (url) => `background:-webkit-cross-fade(url(${url}), url(${url}), 50%)`,
  'image()': (url) => `background:image("${url}")`,
  'src()': (url) => `background:src("${url}")`,
  'a list picture': (url) => `display:list-item;list-style:url(${url})`,
  'a cursor': (url) => `cursor:url(${url}), auto`,
  'a border': (url) => `border:9px solid;border-image:url(${url}) 9`,
  content: (url) => `content:url(${url})`,
  'a filter': (url) => `filter:url(${url}#f);backdrop-filter:url(${url}#f)`,
  'a mask': (url) => `mask:url(${url}#m);-webkit-mask-image:url(${url});mask-border:url(${url}) 9`,
  'a clip': (url) => `clip-path:url(${url}#c);shape-outside:url(${url});float:left;offset-path:url(${url}#p)`,
  'a variable': (url) => `--a:url(${url});background:var(--a)`,
  'a variable in image-set': (url) => `--a:"${url}";background:image-set(var(--a) 1x)`,
  'a missing end': (url) => `background:url(${url}`,
  'old tricks': (url) =>
    `behavior:url(${url});-moz-binding:url(${url}#x);width:expression(new Image().src="${url}")`,
};

const sheets: Record<string, (url: string) => string> = {
  '@import': (url) => `@import "${url}";`,
  '@import url()': (url) => `@charset "x";@import url(${url}) layer(a) supports(color:red);`,
  '@IMPORT': (url) => `@IMPORT '${url}';`,
  'escaped @import': (url) => `@\\69mport "${url}";@i\\6dport url("${url}");`,
  '@import behind a comment': (url) => `/* x */ @import/**/"${url}";`,
  '@import in halves': (url) => `@imp/* rr_split */ort "${url}";/* rr_split */@import "${url}";`,
  '@font-face': (url) => `@font-face{font-family:f;src:url(${url}) format("woff2")}*{font-family:f}`,
  '@font-face for one sign': (url) =>
    `@font-face{font-family:g;src:url("${url}");unicode-range:U+61}p{font-family:g}`,
  'attribute selectors': (url) =>
    `input[value^="a"]{background:url(${url})}a[href]{background:url(${url})}*{--x:url(${url});background:var(--x)}`,
  '@namespace and @document': (url) =>
    `@namespace x url(${url});@document url(${url}){*{background:url(${url})}}`,
  '@property': (url) =>
    `@property --p{syntax:"<image>";inherits:true;initial-value:url(${url})}*{background:var(--p)}`,
  '@counter-style': (url) =>
    `@counter-style c{system:cyclic;symbols:url(${url})}li,p{display:list-item;list-style:c}`,
  '@view-transition': (url) =>
    `@view-transition{navigation:auto}::before{content:url(${url})}::marker{content:url(${url})}`,
  'nested rules': (url) => `@layer a{@media all{@supports(color:red){*{&{background:url(${url})}}}}}`,
  'an end of the element': (url) => `</style><img src="${url}"><link rel=stylesheet href="${url}">`,
  'media that never end': (url) => `@media (min-width:1px{*{background:url(${url})}`,
};

/** Every way to bring a sheet. */
const ways: Record<string, (css: string) => unknown[]> = {
  'a style’s text': (css) => page([el('p'), el('style', {}, [text(css)])]),
  'a style’s text that is called none': (css) => page([el('style', {}, [text(css, { isStyle: false })])]),
  'a style’s captured text': (css) => page([el('style', { _cssText: css })]),
  'captured text over two nodes': (css) =>
    page([el('style', { _cssText: `p{}/* rr_split */${css}` }, [text(''), text('')])]),
  'a link’s captured text': (css) => page([el('link', { rel: 'stylesheet', _cssText: css })]),
  'a link’s child': (css) => page([el('link', { rel: 'stylesheet' }, [text(css)])]),
  'a drawing’s style': (css) =>
    page([svg('svg', {}, [svg('style', {}, [text(css)])]), el('svg:style', {}, [text(css)])]),
  'captured text by a change': (css) =>
    after(set(ids.style, { _cssText: css }), set(ids.sheet, { _cssText: css })),
  'a change of the text': (css) => after(mutation({ texts: [{ id: ids.styleText, value: css }] })),
  'a text added to a style': (css) => after(add(text(css), ids.style)),
  'a text added to a link': (css) => after(add(text(css), ids.sheet)),
  'a text in the same change as its style': (css) => {
    const words = text('');
    const style = el('style');
    return after(
      mutation({
        adds: [
          { parentId: style.id, nextId: null, node: words },
          { parentId: ids.body, nextId: null, node: style },
        ],
        texts: [{ id: words.id, value: css }],
      }),
    );
  },
  'a text that moves into a style': (css) =>
    after(
      mutation({ texts: [{ id: ids.pText, value: css }] }),
      mutation({
        adds: [{ parentId: ids.style, nextId: null, node: { type: 3, id: ids.pText, textContent: 'words' } }],
      }),
    ),
  'an inserted rule': (css) =>
    after(increment({ source: 8, id: ids.style, adds: [{ rule: css, index: 0 }, { rule: css }] })),
  'a replaced sheet': (css) => after(...adopted([]), increment({ source: 8, styleId: 1, replace: css })),
  'a sheet replaced at once': (css) =>
    after(...adopted([]), increment({ source: 8, styleId: 1, replaceSync: css })),
  'an adopted sheet': (css) => after(...adopted([{ rule: css, index: 0 }])),
  'an adopted sheet of a shadow root': (css) => after(...adopted([{ rule: css }], ids.host)),
};

const adopted = (rules: unknown[], id: number = ids.document) => [
  increment({ source: 15, id, styleIds: [1], styles: [{ styleId: 1, rules }] }),
];

/** Every way to bring one declaration. */
const declared: Record<string, (css: string) => unknown[]> = {
  'a style attribute': (css) => page([el('p', { style: css }, [text('x')]), svg('svg', { style: css })]),
  'a changed style attribute': (css) => after(set(ids.p, { style: css })),
  'changed properties': (css) => after(set(ids.p, { style: properties(css) })),
  'a declaration of a rule': (css) =>
    after(
      ...Object.entries(properties(css)).map(([property, value]) =>
        increment({ source: 13, id: ids.style, index: [0], set: { property, value, priority: 'important' } }),
      ),
    ),
  'a presentation attribute': (css) =>
    page([svg('svg', {}, [svg('rect', { width: '9', height: '9', ...properties(css) })])]),
};

function properties(css: string): Record<string, string> {
  return Object.fromEntries(
    css.split(';').map((declaration) => {
      const [name = '', ...value] = declaration.split(':');
      return [name.toLowerCase(), value.join(':')];
    }),
  );
}

export const styles: Stream[] = [
  ...Object.entries(sheets).map(([name, css]) =>
    stream(`style: ${name}`, ({ evil }) => ways['a style’s text']?.(css(evil)) ?? []),
  ),
  ...Object.entries(ways).map(([name, bring]) =>
    stream(`style by ${name}`, ({ evil }) =>
      bring(`${sheets['@import']?.(evil)} * { ${values['url()']?.(evil)} }`),
    ),
  ),
  ...Object.entries(values).map(([name, css]) =>
    stream(`a declaration: ${name}`, ({ evil }) => declared['a style attribute']?.(css(evil)) ?? []),
  ),
  ...Object.entries(declared).map(([name, bring]) =>
    stream(`a declaration by ${name}`, ({ evil }) => bring(values['url("")']?.(evil) ?? '')),
  ),
];
