import { describe, expect, it } from 'vitest';
import { cleanAttribute } from './guard-attributes.ts';
import type { AttributeValue } from './replay-event.ts';

const assets = {
  address: (url: string) => (url.startsWith('https://vestby.example/') ? '/store/x' : undefined),
  noPicture: 'data:image/svg+xml,ingen',
};
const clean = (tag: string | undefined, name: string, value: AttributeValue) =>
  cleanAttribute(tag, name, value, assets);

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
    'is',
    'http-equiv',
    'rr_dataURL',
    'rr_mediaState',
    'autocomplete',
    'spellcheck',
    'data',
    'poster',
    'codebase',
    'manifest',
    'data-medkig-hidden',
    'a b',
    '"><script',
    'unheard-of',
  ])('%s never reaches the page', (name) => {
    expect(clean('div', name, 'x')).toBeUndefined();
  });

  it('what a page marks its elements with stays', () => {
    for (const [name, value] of Object.entries({
      class: 'a b',
      'data-v-1a2b3c4d': 'x',
      'aria-label': 'Navn',
      '_ngcontent-abc-c12': '',
      viewBox: '0 0 1 1',
      checked: true,
      colspan: '2',
    }))
      expect(clean('div', name, value)).toBe(value);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>1</script>',
    'DATA:text/html;base64,PHNj',
    'blob:https://vestby.example/x',
    'filesystem:https://vestby.example/x',
  ])('a link to %j is left out', (value) => {
    expect(clean('a', 'href', value)).toBeUndefined();
    expect(clean('a', 'xlink:href', value)).toBeUndefined();
    expect(clean('form', 'action', value)).toBeUndefined();
    expect(clean('button', 'formaction', value)).toBeUndefined();
  });

  it.each(['/selvbetjening', 'https://vestby.example/javascript:', '#felt', 'tel:12345678'])(
    'a link to %j stays',
    (value) => {
      expect(clean('a', 'href', value)).toBe(value);
    },
  );

  it('of an element that is not known, no address stays', () => {
    for (const name of ['href', 'xlink:href', 'src', 'srcset'])
      expect(clean(undefined, name, '/x')).toBeUndefined();
  });

  it('an element’s id may not stand in the way of what the replayer reads', () => {
    expect(clean('input', 'id', 'childNodes')).toBeUndefined();
    expect(clean('input', 'id', 'vejnavn')).toBe('vejnavn');
    // An icon of a sheet is called «close», and belongs to no form.
    expect(clean('symbol', 'id', 'close')).toBe('close');
  });
});

describe('pictures', () => {
  it('come from the store', () => {
    expect(clean('img', 'src', 'https://vestby.example/a.png')).toBe('/store/x');
    expect(clean('image', 'xlink:href', 'https://vestby.example/a.png')).toBe('/store/x');
    expect(clean('td', 'background', 'https://vestby.example/a.png')).toBe('/store/x');
    expect(clean('img', 'srcset', 'https://vestby.example/a 1x, https://evil.example/b 2x')).toBe(
      '/store/x 1x',
    );
  });

  it('or are inlined', () => {
    expect(clean('img', 'src', 'data:image/png;base64,iVBO')).toBe('data:image/png;base64,iVBO');
  });

  it('or are said not to be shown', () => {
    for (const url of ['https://evil.example/a.png', '/a.png', 'data:text/html,x', 'javascript:x', ''])
      expect(clean('img', 'src', url)).toBe(assets.noPicture);
    expect(clean('img', 'srcset', 'https://evil.example/b 2x')).toBeUndefined();
  });

  it('a drawing refers to its own page only', () => {
    expect(clean('use', 'href', '#arrow')).toBe('#arrow');
    expect(clean('use', 'href', 'https://vestby.example/icons.svg#arrow')).toBeUndefined();
    expect(clean('path', 'fill', 'url(https://evil.example/x)')).toBe('url("data:,")');
  });

  it('an animation brings no address', () => {
    expect(clean('set', 'to', 'https://evil.example/x')).toBeUndefined();
    expect(clean('animate', 'values', 'a;javascript:x')).toBeUndefined();
    expect(clean('set', 'attributeName', 'xlink:href')).toBeUndefined();
    expect(clean('animateTransform', 'to', '360 12 12')).toBe('360 12 12');
  });
});

describe('fields', () => {
  it('have no name and ask for no password, so that no browser fills them in', () => {
    expect(clean('input', 'name', 'email')).toBeUndefined();
    expect(clean('form', 'name', 'head')).toBeUndefined();
    expect(clean('input', 'type', 'PASSWORD')).toBe('text');
    expect(clean('input', 'type', 'date')).toBe('date');
    expect(clean('details', 'name', 'trin')).toBe('trin');
  });
});

it('style text is cleaned, other text is not touched', () => {
  expect(clean('p', 'style', 'height: 50vh')).toBe('height: calc(50 * var(--medkig-vh))');
  expect(clean('p', 'title', '50vh')).toBe('50vh');
});

it('the size of what was left out is a size', () => {
  expect(clean('div', 'rr_width', '120.5px')).toBe('120.5px');
  expect(clean('div', 'rr_width', 'url(https://evil.example)')).toBeUndefined();
  expect(clean('div', 'rr_scrollTop', 12)).toBe(12);
  expect(clean('div', 'rr_scrollTop', '12')).toBeUndefined();
});

it('a popover closes no other', () => {
  expect(clean('div', 'popover', 'auto')).toBe('manual');
  expect(clean('div', 'rr_open_mode', 'popover')).toBe('popover');
});
