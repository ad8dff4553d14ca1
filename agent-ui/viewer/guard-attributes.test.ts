import { describe, expect, it } from 'vitest';
import { cleanValue, isAllowed } from './guard-attributes.ts';

describe('attributes of replayed elements', () => {
  it.each([
    'onclick',
    'ONLOAD',
    'onanimationstart',
    'srcdoc',
    'autofocus',
    'accesskey',
    'ping',
    'nonce',
    'rr_dataURL',
  ])('%s never reaches the page', (name) => {
    expect(isAllowed('div', name, 'x')).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>1</script>',
    'DATA:text/html;base64,PHNj',
    'data:application/xhtml+xml,x',
    'x.png 1x, javascript:alert(1) 2x',
  ])('a link to %j is left out', (value) => {
    expect(isAllowed('a', 'href', value)).toBe(false);
    expect(isAllowed(undefined, 'xlink:href', value)).toBe(false);
  });

  it.each([
    '/selvbetjening',
    'https://vestby.example/javascript:',
    '#felt',
    'tel:12345678',
    'data:image/png;base64,iVBO',
  ])('a link to %j stays', (value) => {
    expect(isAllowed('a', 'href', value)).toBe(true);
  });

  it('a form or field may not stand in the way of what the replayer reads', () => {
    expect(isAllowed('form', 'name', 'head')).toBe(false);
    expect(isAllowed('img', 'name', 'documentElement')).toBe(false);
    expect(isAllowed('input', 'name', 'appendChild')).toBe(false);
    expect(isAllowed('input', 'id', 'childNodes')).toBe(false);
    // In a later change the element is not known, so it is refused on any.
    expect(isAllowed(undefined, 'name', 'body')).toBe(false);
  });

  it('ordinary names stay, also those of form properties nobody reads', () => {
    expect(isAllowed('input', 'name', 'vejnavn')).toBe(true);
    expect(isAllowed('input', 'name', 'title')).toBe(true);
    expect(isAllowed('div', 'id', 'head')).toBe(true);
  });

  it('a name that no element can carry is left out', () => {
    expect(isAllowed('div', 'a b', '')).toBe(false);
    expect(isAllowed('div', '"><script', '')).toBe(false);
  });

  it('style text is cleaned, other text is not touched', () => {
    expect(cleanValue('style', 'height: 50vh')).toBe('height: calc(50 * var(--medkig-vh))');
    expect(cleanValue('title', '50vh')).toBe('50vh');
  });
});
