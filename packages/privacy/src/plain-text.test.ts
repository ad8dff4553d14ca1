import { describe, expect, it } from 'vitest';
import { decodedPlainText, plainText, readings } from './plain-text.ts';

/** What a range of the plain text is in the source. */
function sourceOf(text: string, found: string, read = plainText(text)): string {
  const at = read.plain.indexOf(found);
  const { start, end } = read.source(at, at + found.length);
  return text.slice(start, end);
}

describe('the plain text', () => {
  it.each([
    ['stays as it is', 'Hej ~!', 'Hej ~!'],
    ['begins with a blank', ' a', ' a'],
    ['has one blank for a run of them', 'a \t\n\u00a0 b', 'a b'],
    ['has a blank behind each word', 'a  b  c ', 'a b c '],
    ['is written in plain letters', '０１ ﬁ ①', '01 fi 1'],
    ['keeps Danish letters and signs outside the first plane', 'Åæø𝟘🏠', 'Åæø0🏠'],
    ['loses what has no picture', 'a\u200bb\u00adc\ufeffd\u200e', 'abcd'],
    ['keeps the last sign of ASCII', 'a\u007fb', 'a\u007fb'],
  ])('%s', (_, text, plain) => {
    expect(plainText(text).plain).toBe(plain);
  });

  it('leads back to where it came from', () => {
    expect(sourceOf('nr. ０１\u200b２!', '012')).toBe('０１\u200b２');
    expect(sourceOf('x\u200b\u200bﬁ, y', 'fi')).toBe('ﬁ');
    expect(sourceOf('a 𝟘 b', '0')).toBe('𝟘');
    expect(sourceOf('a   b', 'b')).toBe('b');
  });

  it('is the same whether or not there is something in it that must be read', () => {
    for (let code = 1; code < 0x2100; code++) {
      const text = `a${String.fromCharCode(code)}1 b`;
      expect(plainText(text).plain, code.toString(16)).toBe(plainText(`${text}\u200b`).plain);
    }
  });

  it('ends where the text ends', () => {
    expect(plainText('ab').source(2, 3)).toEqual({ start: 2, end: 2 });
    expect(plainText('').plain).toBe('');
  });
});

describe('the decoded text', () => {
  it.each(['100 %', 'a%b', '%2', '%zz'])('is none for «%s»', (text) => {
    expect(decodedPlainText(text)).toBeUndefined();
  });

  it.each([
    ['%41b%43', 'AbC'],
    ['%c3%86', 'Æ'],
    ['%C3%86 %7f', 'Æ \u007f'],
    ['%c2%80x', '\u0080x'],
    ['%e2%82%ac1', '€1'],
    ['%e0%a4%b9', 'ह'],
    ['%ef%bc%91', '1'],
    ['%f0%9f%8f%a0', '🏠'],
    ['a%20b', 'a b'],
    ['0%31%e2%80%8b2', '012'],
    ['5 % af %31', '5 % af 1'],
    ['%31%zz', '1%zz'],
    ['%31%c3', '1%c3'],
    ['x%31', 'x1'],
  ])('of «%s» is «%s»', (text, plain) => {
    expect(decodedPlainText(text)?.plain).toBe(plain);
  });

  it('leads back to the codes', () => {
    const text = 'a/%c3%86%31%20x';
    const read = decodedPlainText(text);
    expect(sourceOf(text, 'Æ1', read)).toBe('%c3%86%31');
    expect(sourceOf(text, 'x', read)).toBe('x');
  });

  it('takes only codes together, not the letters behind a blank that look like one', () => {
    const text = '%31 ab12';
    expect(sourceOf(text, 'b12', decodedPlainText(text))).toBe('b12');
  });
});

describe('a text is read', () => {
  const read = (text: string, sign?: RegExp) => readings(text, sign).map(({ plain }) => plain);

  it('as it stands, and with its codes undone', () => {
    expect(read('nr. 1')).toEqual(['nr. 1']);
    expect(read('nr.%201')).toEqual(['nr.%201', 'nr. 1']);
  });

  it('not at all without a digit, or without the sign that is looked for', () => {
    expect(read('Hej')).toEqual([]);
    expect(read('nr. 1', /@/)).toEqual([]);
  });
});
