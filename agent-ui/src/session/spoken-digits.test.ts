import { expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { inThrees, spokenDigits } from './spoken-digits.ts';

it('shows a code in threes', () => {
  expect(inThrees('482019735')).toEqual(['482', '019', '735']);
});

it('says a code digit by digit, with a pause after three', () => {
  expect(spokenDigits('482019735', sayIn('da'))).toBe('fire – otte – to … nul – et – ni … syv – tre – fem');
  expect(spokenDigits('482019735', sayIn('en'))).toBe(
    'four – eight – two … zero – one – nine … seven – three – five',
  );
});
