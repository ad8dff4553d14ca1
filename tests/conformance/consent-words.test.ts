/** What an auditor reads of a receipt's words is what the citizen read. */
import { CONSENT_WORDS } from '@medkig/citizen-snippet/strings';
import { da } from '@medkig/citizen-snippet/strings-da';
import { en } from '@medkig/citizen-snippet/strings-en';
import { consentWords } from '@medkig/server/consent-words';
import { expect, it } from 'vitest';

const question = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith('consent.')));

it('the words of the question are kept on the server under their version', () => {
  const kept = consentWords(CONSENT_WORDS);
  expect(kept, 'add them to server/src/receipts/consent-words.ts; change no older version').toMatchObject({
    da: question(da),
    en: question(en),
  });
  expect(kept?.sha256.slice(0, 12)).toBe('6b08b595d77d');
});
