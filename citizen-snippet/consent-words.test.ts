import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { CONSENT_WORDS } from './src/strings.ts';
import { da } from './src/strings-da.ts';
import { en } from './src/strings-en.ts';

it('the consent question has a new name when any of its words change', () => {
  const question = [da, en].flatMap((words) =>
    Object.entries(words).filter(([key]) => key.startsWith('consent.')),
  );
  const hash = createHash('sha256').update(JSON.stringify(question)).digest('hex').slice(0, 12);
  expect([CONSENT_WORDS, hash]).toEqual(['2026-11-2', '6b08b595d77d']);
});
