import { expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { openingText } from './opening-text.ts';

const say = sayIn('da');

it('says until when the hotline is open', () => {
  expect(openingText({ open: true, until: '20.00', changesAt: null }, say)).toBe(
    'Hotlinen har åbent til kl. 20.00',
  );
  expect(openingText({ open: true, until: null, changesAt: null }, say)).toBe('Hotlinen har åbent');
});

it('says when a closed hotline opens again', () => {
  const text = openingText({ open: false, next: { weekday: 7, at: '10.00' }, changesAt: null }, say);
  expect(text).toBe('Hotlinen har lukket. Den åbner igen søndag kl. 10.00');
  expect(openingText({ open: false, next: null, changesAt: null }, say)).toBe('Hotlinen har lukket');
});
