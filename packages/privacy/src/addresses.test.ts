/** Addresses in attributes and style sheets: what is cut, what is kept, what is left out. */
import { describe, expect, it } from 'vitest';
import { findCprNumbers } from './cpr.ts';
import { MASK } from './mask.ts';
import { scrubCss } from './scrub-css.ts';
import { isInlinedFont, maskUrl, pageAddress, scrubSourceSet, scrubUrl } from './scrub-url.ts';

describe('an address', () => {
  it.each([
    ['/sag?x=1', '/sag'],
    ['/sag#x?y', '/sag'],
    ['/sag?x\n=1', '/sag'],
    ['  /sag  ', '/sag'],
    ['/sag ', '/sag'],
    ['/en sag', '/en sag'],
    ['/en\n\t  sag', '/ensag'],
    ['#pil', '#pil'],
    ['#0101901234', `#${MASK}`],
    ['https://mette@vestby.dk/sag', 'https://vestby.dk/sag'],
    ['//mette:kode@vestby.dk/sag', '//vestby.dk/sag'],
    ['http:mette@vestby.dk/sag', 'http:vestby.dk/sag'],
    ['/sag//mette@vestby.dk', '/sag//mette@vestby.dk'],
    ['HTTP://vestby.dk/?x', 'HTTP://vestby.dk/'],
    ['mailto:a@b.dk?subject=x', 'mailto:a@b.dk'],
    ['tel:12345678', 'tel:12345678'],
    ['sms:12345678?body=x', 'sms:12345678'],
    ['sag:vis/1', undefined],
    ['/sag:vis', '/sag:vis'],
    ['', ''],
    ['blob:https://vestby.dk/x', undefined],
    ['java\nscript:x', undefined],
    [' javascript:x', undefined],
    ['JAVASCRIPT:x', undefined],
    ['vbscript:x', undefined],
    ['about:blank', undefined],
  ])('%j becomes %j', (url, left) => {
    expect(scrubUrl(url)).toBe(left);
  });
});

describe('the address of the page', () => {
  it.each([
    ['https://vestby.dk/a?b#c', 'https://vestby.dk/a'],
    ['http://vestby.dk/a', 'http://vestby.dk/a'],
    ['HTTPS://vestby.dk/', 'HTTPS://vestby.dk/'],
    ['about:blank', ''],
    ['file:///https:/x', ''],
    ['/https:', ''],
  ])('%j becomes %j', (href, left) => {
    expect(pageAddress(href)).toBe(left);
  });
});

it('an address in which nothing is found keeps its codes', () => {
  expect(maskUrl('/sag/%C3%98rsted', findCprNumbers)).toBe('/sag/%C3%98rsted');
});

describe('an inlined picture', () => {
  const svg = (inside: string) => `data:image/svg+xml,${encodeURIComponent(`<svg>${inside}</svg>`)}`;

  it.each(['png', 'jpeg', 'jpg', 'gif', 'webp', 'avif', 'bmp', 'x-icon', 'vnd.microsoft.icon', 'PNG'])(
    'of dots stays: %s',
    (type) => {
      expect(scrubUrl(`data:image/${type};base64,AAAA`)).toBe(`data:image/${type};base64,AAAA`);
      expect(scrubUrl(`data:image/${type},AAAA`)).toBe(`data:image/${type},AAAA`);
    },
  );

  it.each([
    'data:text/html,<p>',
    'data:image/svg+xmlx',
    'data:,xdata:image/png,x',
    'data:image/pngx,AAAA',
    'data:text/plain,data:image/svg+xml,<svg/>',
    'data:application/pdf,x',
    'data:image/svg+xml;base64,%%%',
    'data:image/svg+xml;base64,%zz',
  ])('of anything else is left out: %s', (url) => {
    expect(scrubUrl(url)).toBeUndefined();
  });

  it.each([
    '<rect width="9"/>',
    '<use href="#a"/>',
    '<use href = "#a"/>',
    '<text>100 %</text>',
    '<path d="M1 2 3 4 5 6 7 8 9 10 11 12"/>',
    '<g class="onsdag"/>',
    '\n<rect/>',
  ])('that is still stays: %s', (inside) => {
    expect(scrubUrl(svg(inside))).toBe(svg(inside));
    const encoded = `data:image/svg+xml;base64,${btoa(inside)}`;
    expect(scrubUrl(encoded)).toBe(encoded);
  });

  it('written by hand, with a stray sign, stays', () => {
    const drawing = "data:image/svg+xml;utf8,<svg><rect width='100%'/></svg>";
    expect(scrubUrl(drawing)).toBe(drawing);
    expect(scrubUrl('data:image/svg+xml,')).toBe('data:image/svg+xml,');
  });

  it.each([
    '<script>x</script>',
    '<SCRIPT>x</SCRIPT>',
    '<foreignObject/>',
    '<!ENTITY x "y">',
    '<a href="javascript:x"/>',
    '<g onload="x"/>',
    '<g onload ="x"/>',
    '<g a="b"onload="x"/>',
    "<g a='b'onload='x'/>",
    '<g/onload=x/>',
    '<image href="https://vestby.dk/a.png"/>',
    '<image href=/a.png/>',
    '<image href = " /a.png"/>',
    "<image href='/a.png'/>",
    '<text>0101901234</text>',
    '<text>010190-1234</text>',
    '<text>01019&#48-1234</text>',
    '<text>01019&#1114112;01234</text>',
  ])('that is not is left out: %s', (inside) => {
    expect(scrubUrl(svg(inside))).toBeUndefined();
    expect(scrubUrl(`data:image/svg+xml;base64,${btoa(inside)}`)).toBeUndefined();
  });
});

describe('a source set', () => {
  it.each([
    ['/a.png?x 1x, /b.png#y 2x', '/a.png 1x, /b.png 2x'],
    ['/a.png', '/a.png'],
    ['  /a.png   1x  ', '/a.png 1x'],
    ['/a.png Mette2x 2xMette', '/a.png'],
    ['', ''],
    ['javascript:x 1x, /b.png', ', /b.png'],
    ['data:image/png,x 1x, /b.png', ''],
    ['DATA:image/png,x', ''],
  ])('%j becomes %j', (set, left) => {
    expect(scrubSourceSet(set)).toBe(left);
  });
});

it.each([
  ['data:font/woff2;base64,AA', true],
  ['data:application/font-woff,AA', true],
  ['data:application/x-font-ttf,AA', true],
  ['DATA:FONT/otf,AA', true],
  ['/a.woff', false],
  ['xdata:font/woff', false],
  ['data:image/png,data:font/x', false],
])('whether %s is an inlined font', (url, is) => {
  expect(isInlinedFont(url)).toBe(is);
});

describe('addresses in a style sheet', () => {
  it.each([
    ['a{background:url(/a?b)}', 'a{background:url(/a)}'],
    ['a{background:url( "/a?b" )}', 'a{background:url("/a")}'],
    ["a{background:URL('/a?b')}", "a{background:url('/a')}"],
    ['a{background:url()}', 'a{background:url()}'],
    ['a{background:url(javascript:x)}', 'a{background:url()}'],
    ['@import "/a?b";', '@import "/a";'],
    ["@import  '/a?b' screen;", "@import  '/a' screen;"],
    ["@import '';", "@import '';"],
    ['@font-face{src:url(data:font/woff2;base64,AA)}', '@font-face{src:url(data:font/woff2;base64,AA)}'],
    ['a{content:"0101901234"}', `a{content:"${MASK}"}`],
    ['a{margin:10 10 10 10 10}', 'a{margin:10 10 10 10 10}'],
  ])('%s becomes %s', (css, left) => {
    expect(scrubCss(css, findCprNumbers)).toBe(left);
  });
});
