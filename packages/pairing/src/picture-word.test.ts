import { expect, it } from 'vitest';
import { pictureWords } from './picture-word.ts';

for (const [language, words] of Object.entries(pictureWords)) {
  it(`[P14] there are 64 different picture words (${language})`, () => {
    expect(new Set(words).size).toBe(64);
    expect(words).toHaveLength(64);
  });
}
