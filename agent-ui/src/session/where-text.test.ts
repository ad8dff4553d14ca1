import { expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { minutesText, whereText } from './where-text.ts';

const say = sayIn('da');

it('MitID is named, another page by its host, and an unknown one as such', () => {
  expect(whereText({ mitid: true, host: 'nemlog-in.mitid.dk', at: 0 }, say)).toBe('Borgeren er ved MitID');
  expect(whereText({ mitid: false, host: 'eksempel.dk', at: 0 }, say)).toBe(
    'Borgeren er på en anden side (eksempel.dk)',
  );
  expect(whereText({ mitid: false, host: '', at: 0 }, say)).toBe('Borgeren er på en anden side');
});

it('minutes are told from the first whole one', () => {
  expect(minutesText(59_999, say)).toBe('');
  expect(minutesText(60_000, say)).toBe(' · 1 min');
  expect(minutesText(150_000, say)).toBe(' · 2 min');
});
