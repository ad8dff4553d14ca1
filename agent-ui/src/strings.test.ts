import { expect, it } from 'vitest';
import { sayIn, texts } from './strings.ts';

const words = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? [];

it('fills the same words into both languages', () => {
  const inOrder = (language: 'da' | 'en') =>
    Object.entries(texts[language]).map(([key, text]) => [key, words(text)]);
  expect(inOrder('en')).toEqual(inOrder('da'));
});

it('fills in what it is given', () => {
  expect(sayIn('da')('code.wrong', { used: 1, max: 3 })).toBe('Forkert kode – 1 af 3 forsøg brugt');
});
