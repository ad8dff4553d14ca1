import { describe, expect, it } from 'vitest';
import { deleteOverBlank, groupDigits, regroup, type TypedCode } from './digit-groups.ts';

/** `|` is the caret. */
function typed(picture: string): TypedCode {
  return { text: picture.replace('|', ''), caret: picture.indexOf('|') };
}
function picture({ text, caret }: TypedCode): string {
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe('the code field groups 3-3-3 while one types', () => {
  for (const [input, output] of [
    ['482|', '482|'],
    ['4820|', '482 0|'],
    ['482 0197|', '482 019 7|'],
    ['482019735|', '482 019 735|'],
    ['48|9 201 973 5', '48|9 201 973 5'],
    ['4|482 019 73', '4|48 201 973'],
    ['|482 019', '|482 019'],
  ] as const)
    it(`${input} becomes ${output}`, () => expect(picture(regroup(typed(input)))).toBe(output));
});

describe('the code field takes what is pasted', () => {
  for (const pasted of [
    '482-019-735',
    '482 019 735',
    ' 4 8 2 0 1 9 7 3 5\n',
    'Koden er 482019735.',
    '482019735',
  ])
    it(JSON.stringify(pasted), () => {
      expect(picture(regroup({ text: pasted, caret: pasted.length }))).toBe('482 019 735|');
    });

  it('keeps digits too many, so that the citizen sees them', () => {
    expect(groupDigits('4820197351')).toBe('482 019 735 1');
  });
});

describe('deleting at a blank', () => {
  it('takes the digit before it', () => {
    expect(picture(deleteOverBlank(typed('482|019'), 'back'))).toBe('48|0 19');
  });

  it('takes the digit after it', () => {
    expect(picture(deleteOverBlank(typed('482|019'), 'forward'))).toBe('482| 19');
  });

  it('takes nothing where there is nothing before', () => {
    expect(picture(deleteOverBlank(typed('|482'), 'back'))).toBe('|482');
  });
});
