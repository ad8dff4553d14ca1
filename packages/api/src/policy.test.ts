import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { rulesSchema, strictestRules } from './policy.ts';

const isRules = (changes: object) => v.is(rulesSchema, { ...strictestRules, ...changes });

describe('a selector', () => {
  it.each([
    'output',
    '.os2forms-review',
    '#side-indhold',
    'form.selvbetjening > fieldset ~ p + .næste',
    'input[name]',
    '[data-part="økonomi"]',
    "a[href^='/min-side' i]",
    'td[headers~=cpr], th.cpr, [lang|=da]',
    '.form--item .-x',
  ])('may be %s', (selector) => {
    for (const list of ['block', 'mask', 'show']) expect(isRules({ [list]: [selector] })).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['everything', '*'],
    ['everything in something', 'main *'],
    ['what changes under the pointer', 'a:hover'],
    ['what depends on other elements', 'form:has(input)'],
    ['what is not', ':not(.hidden)'],
    ['generated content', 'p::before'],
    ['an escape', '.\\31 23'],
    ['an open bracket', '[name'],
    ['an open string', '[name="x]'],
    ['a comma without an end', 'p,'],
    ['a comma without a blank', 'p,a'],
    ['a combinator without an end', 'p > '],
    ['two combinators', 'p > > a'],
    ['a line break', 'p\na'],
    ['a rule', 'p{display:none}'],
    ['a class that begins with a digit', '.1a'],
    ['201 characters', `.${'a'.repeat(200)}`],
  ])('may not be %s', (_what, selector) => {
    for (const list of ['block', 'mask', 'show']) expect(isRules({ [list]: [selector] })).toBe(false);
  });

  it('that is made to be slow is answered', () => {
    // A pattern that goes back on itself would take years.
    const attempts = [
      'a '.repeat(100),
      `${'[a]'.repeat(66)}!`,
      `${'a, '.repeat(66)}!`,
      `${'-'.repeat(199)}!`,
    ];
    for (const attempt of attempts) expect(isRules({ mask: [attempt] })).toBe(false);
  });
});

describe('an address on which sharing pauses', () => {
  it.each(['/', '/betaling', '/selvbetjening/økonomi/', '/a%20b', '/betaling.aspx'])('may be %s', (path) => {
    expect(isRules({ never: [path] })).toBe(true);
  });

  it.each([
    '',
    'betaling',
    'https://vestby.example/betaling',
    '//evil.example',
    '/a//b',
    '/../betaling',
    '/./betaling',
    '/betaling?trin=2',
    '/betaling#kort',
    '/to ord',
    '/\\evil',
    `/${'a'.repeat(200)}`,
  ])('may not be %s', (path) => {
    expect(isRules({ never: [path] })).toBe(false);
  });
});

describe('a host to which a page may be proposed', () => {
  it.each(['www.borger.dk', 'borger.dk:8443', 'https://vestby.dk', 'http://127.0.0.1:3001'])(
    'may be %s',
    (host) => {
      expect(isRules({ hosts: [host] })).toBe(true);
    },
  );

  it.each([
    '',
    '*.borger.dk',
    '.borger.dk',
    'https://',
    'https://vestby.dk/',
    'https://anna@vestby.dk',
    'javascript:alert(1)',
    'data:text/html,x',
    'WWW.borger.dk',
    'borger.dk/selvbetjening',
    `${'a'.repeat(254)}`,
  ])('may not be %s', (host) => {
    expect(isRules({ hosts: [host] })).toBe(false);
  });

  it('is none while nothing is decided', () => {
    expect(isRules({ hosts: undefined })).toBe(false);
    expect(isRules({})).toBe(true);
  });
});

describe('a policy', () => {
  it('has at most a hundred of each', () => {
    const selectors = Array.from({ length: 101 }, (_, index) => `.part-${index}`);
    const paths = selectors.map((_, index) => `/side-${index}`);
    for (const list of ['block', 'mask', 'show']) {
      expect(isRules({ [list]: selectors.slice(1) })).toBe(true);
      expect(isRules({ [list]: selectors })).toBe(false);
    }
    expect(isRules({ never: paths.slice(1) })).toBe(true);
    expect(isRules({ never: paths })).toBe(false);
  });

  it('lacks nothing and has nothing that nobody knows', () => {
    for (const key of Object.keys(strictestRules)) expect(isRules({ [key]: undefined })).toBe(false);
    expect(isRules({ reveal: [] })).toBe(false);
    expect(isRules({ grants: ['everything'] })).toBe(false);
    expect(isRules({ presets: ['drupal'] })).toBe(false);
    expect(isRules({ phones: 'no' })).toBe(false);
  });
});
