import { strictestRules } from '@medkig/api/policy';
import { describe, expect, it } from 'vitest';
import { emptyDetails, readDetails } from './details-draft.ts';
import { hasLine, withLine } from './lines.ts';
import { readRules, rulesDraftOf } from './rules-draft.ts';
import { readSite } from './site-draft.ts';

const vestby = { ...emptyDetails, name: 'Vestby Kommune', phone: '12 34 56 78' };

describe('a municipality’s details', () => {
  it('that are left empty are none', () => {
    expect(readDetails(vestby)).toMatchObject({
      ok: true,
      value: { colour: null, greeting: { da: null, en: null } },
    });
  });

  it('are mended in the order of the page', () => {
    const draft = { ...emptyDetails, languages: [], greeting: { da: 'a'.repeat(201), en: '' } };
    expect(readDetails(draft)).toEqual({
      ok: false,
      problems: ['name', 'phone', 'languages', 'greeting.da'],
    });
  });

  it('have no colour on which white cannot be read', () => {
    expect(readDetails({ ...vestby, colour: '#145A3A' })).toMatchObject({ value: { colour: '#145a3a' } });
    for (const colour of ['#ffd84d', 'grøn'])
      expect(readDetails({ ...vestby, colour })).toEqual({ ok: false, problems: ['colour'] });
  });
});

describe('a site', () => {
  it('has an origin on each line', () => {
    expect(readSite({ key: ' vestby ', origins: 'https://a.example\n\n https://b.example \n' })).toEqual({
      ok: true,
      value: { key: 'vestby', origins: ['https://a.example', 'https://b.example'] },
    });
  });

  it('without a key, or with a path, is to be mended', () => {
    expect(readSite({ key: '', origins: 'https://a.example/om' })).toEqual({
      ok: false,
      problems: ['key', 'origins'],
    });
  });
});

describe('rules', () => {
  const base = { version: 3, rules: strictestRules };

  it('come out of the fields as they went in', () => {
    const rules = {
      ...strictestRules,
      mask: ['#sag td', '.navn'],
      hosts: ['www.borger.dk'],
      peer: 'turn',
    } as const;
    const given = { ...rules, mask: [...rules.mask], hosts: [...rules.hosts] };
    expect(readRules(rulesDraftOf({ version: 3, rules: given }))).toEqual({ ok: true, value: rules });
    expect(readRules(rulesDraftOf(base))).toEqual({ ok: true, value: strictestRules });
  });

  it('say which line must be mended, empty ones counted', () => {
    const draft = { ...rulesDraftOf(base), mask: '#sag\n\na:hover', never: 'betaling' };
    expect(readRules(draft)).toEqual({
      ok: false,
      problems: [
        { field: 'mask', line: 3 },
        { field: 'never', line: 1 },
      ],
    });
  });

  it('of which there are too many say so', () => {
    const draft = { ...rulesDraftOf(base), block: Array(101).fill('#a').join('\n') };
    expect(readRules(draft)).toEqual({ ok: false, problems: [{ field: 'block', line: null }] });
  });
});

it('a line comes to the end, and goes wherever it stands', () => {
  expect(withLine('/a\n', '/b', true)).toBe('/a\n/b');
  expect(withLine('/b\n /a ', '/a', false)).toBe('/b');
  expect([hasLine('/b\n /a ', '/a'), hasLine('/ab', '/a')]).toEqual([true, false]);
});
