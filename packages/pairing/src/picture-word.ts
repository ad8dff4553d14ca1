/** The picture word: both screens show it, the agent says it. Six bits of the handshake's own key. */

import { danishPictures } from './picture-words-da.ts';
import { englishPictures } from './picture-words-en.ts';

export type Language = 'da' | 'en';

export const pictureWords: Record<Language, readonly string[]> = { da: danishPictures, en: englishPictures };

/** The same index gives the same picture in both languages. */
export function pictureWord(index: number, language: Language): string {
  const word = pictureWords[language][index];
  if (word === undefined) throw new RangeError(`no picture word ${index}`);
  return word;
}
