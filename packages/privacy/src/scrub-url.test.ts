import { describe, expect, it } from 'vitest';
import { MASK } from './mask.ts';
import { pageAddress, scrubSourceSet, scrubUrl } from './scrub-url.ts';

describe('an address', () => {
  it.each([
    ['https://vestby.dk/sag?cpr=0101901234#x', 'https://vestby.dk/sag'],
    ['/sag#x', '/sag'],
    ['#x', '#x'],
    ['#0101901234', `#${MASK}`],
    ['https://mette:kode@vestby.dk/', 'https://vestby.dk/'],
    ['https://mette:k@de@vestby.dk/', 'https://vestby.dk/'],
    ['//mette:kode@vestby.dk/', '//vestby.dk/'],
    ['https:\\\\mette:kode@vestby.dk/', 'https:\\\\vestby.dk/'],
    ['https:mette:kode@vestby.dk/', 'https:vestby.dk/'],
    ['https://vestby.dk/@mette', 'https://vestby.dk/@mette'],
    ['mailto://mette:kode@vestby.dk', 'mailto://vestby.dk'],
    ['/sag/010190-1234/vis', `/sag/${MASK}/vis`],
    ['/sag/%30%31%30%31%39%30%2d1234', `/sag/${MASK}`],
    ['mailto:post@vestby.dk?subject=hej', 'mailto:post@vestby.dk'],
    ['', ''],
  ])('%s leaves as %s', (url, left) => {
    expect(scrubUrl(url)).toBe(left);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVa\nScript:alert(1)',
    'vbscript:x',
    'blob:https://vestby.dk/1',
    'data:text/html,<p>',
    'file:///etc/passwd',
  ])('%s does not leave', (url) => {
    expect(scrubUrl(url)).toBeUndefined();
  });
});

describe('an inlined image', () => {
  const svg = (inside: string) =>
    `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>${inside}</svg>`;
  const base64 = (url: string) => `data:image/svg+xml;base64,${btoa(url.slice(url.indexOf(',') + 1))}`;

  it.each([
    'data:image/png;base64,iVBORw0KGgo=',
    svg("<path d='M0 0'/>"),
    base64(svg('')),
    svg("<use href='#a'/>"),
  ])('%s stays', (url) => {
    expect(scrubUrl(url)).toBe(url);
  });

  it.each([
    svg('<script>1</script>'),
    svg("<g onload='x()'/>"),
    svg("<image href='https://x.dk/a.png'/>"),
    svg('<text>010190-1234</text>'),
    svg('%3Cscript%3E'),
    base64(svg('<text>0101901234</text>')),
    svg('<text>&#48;1019&#x30;1234</text>'),
    'data:image/svg+xml;base64,77yQMTAxOTAxMjM0', // the first digit is a full-width one
    'data:image/svg+xml;base64,%%%',
  ])('%s does not leave', (url) => {
    expect(scrubUrl(url)).toBeUndefined();
  });
});

it('each candidate of a source set is cut', () => {
  expect(scrubSourceSet('/a.png?x 1x, /b.png#y 2x')).toBe('/a.png 1x, /b.png 2x');
  expect(scrubSourceSet('data:image/png;base64,AA== 1x')).toBe('');
});

it('behind an address of a source set only sizes stay', () => {
  expect(scrubSourceSet('/a.png 2x 0101901234 https://x.dk/?q=1, /b.png 640w 480h 1.5x')).toBe(
    '/a.png 2x, /b.png 640w 480h 1.5x',
  );
  expect(scrubSourceSet('javascript:x https://x.dk/?q=1')).toBe('');
});

it('the address of a page is its origin and path, of anything else nothing', () => {
  expect(pageAddress('https://vestby.dk/flyt?id=1#trin-2')).toBe('https://vestby.dk/flyt');
  expect(pageAddress('about:blank')).toBe('');
});
