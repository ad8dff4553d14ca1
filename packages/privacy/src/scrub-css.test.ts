import { expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { scrubCss } from './scrub-css.ts';

it.each([
  ['a { background: url("/b.png?cpr=1") }', 'a { background: url("/b.png") }'],
  ["a { background: url('/b.png#x') }", "a { background: url('/b.png') }"],
  ['a { background: url( /b.png?x ) }', 'a { background: url(/b.png) }'],
  ['a { background: url(javascript:x) }', 'a { background: url() }'],
  ['a { fill: url(#shade) }', 'a { fill: url(#shade) }'],
  ['@import "/a.css?v=1" screen;', '@import "/a.css" screen;'],
  ['a { --cpr: "010190-1234" }', `a { --cpr: "${MASK}" }`],
  ['a { --cpr: url("data:image/svg+xml,%3Csvg%3E0101901234%3C/svg%3E") }', 'a { --cpr: url("") }'],
])('%s leaves as %s', (css, left) => {
  expect(scrubCss(css)).toBe(left);
});

it('inlined fonts and drawings stay as they are', () => {
  const css =
    '@font-face { src: url("data:font/woff2;base64,d09GMg==") } ' +
    "a { background: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cpath d='M10 10 10 10 10'/%3E%3C/svg%3E\") }";
  expect(scrubCss(css)).toBe(css);
});
