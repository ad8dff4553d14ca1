import { expect, it } from 'vitest';
import { speaker } from '../strings.ts';
import { da } from '../strings-da.ts';
import { en } from '../strings-en.ts';
import { openingWords } from './opening-words.ts';

const say = speaker(da);

it('says until when the hotline is open today', () => {
  expect(openingWords({ open: true, until: '20.00', changesAt: null }, 'da', say)).toBe(
    'Åbent i dag til kl. 20.',
  );
  expect(openingWords({ open: true, until: '15.30', changesAt: null }, 'da', say)).toBe(
    'Åbent i dag til kl. 15.30.',
  );
});

it('says that it is open when it does not close today', () => {
  expect(openingWords({ open: true, until: null, changesAt: null }, 'da', say)).toBe('Vi har åbent nu.');
});

it('says when it opens again', () => {
  const opening = { open: false, next: { weekday: 7, at: '10.00' }, changesAt: null } as const;
  expect(openingWords(opening, 'da', say)).toBe('Vi har lukket nu. Vi åbner igen søndag kl. 10.');
  expect(openingWords(opening, 'en', speaker(en))).toBe('We are closed now. We open again on Sunday at 10.');
});

it('promises no opening that is not planned', () => {
  expect(openingWords({ open: false, next: null, changesAt: null }, 'da', say)).toBe('Vi har lukket nu.');
});
