import { describe, expect, it } from 'vitest';
import { speaker } from '../strings.ts';
import { da } from '../strings-da.ts';
import { endingWords } from './ending-words.ts';
import { receiptLines } from './receipt.ts';

const say = speaker(da);
const agent = { shownAs: 'Anna', employer: 'Nordby Kommune', municipality: 'Vestby Kommune' };
const at = (hours: number, minutes: number) => new Date(2026, 10, 22, hours, minutes).getTime();
const over = { since: at(18, 42), until: at(18, 51), rating: 'asked', report: 'none' } as const;
const ended = { at: 'ended', agent, by: 'agent', ...over } as const;

describe('the end', () => {
  it('does not say that nobody can see the page before that is certain', () => {
    expect(endingWords({ at: 'stopping', agent, since: 0 }, say)).toBe('Vi stopper nu.');
  });

  it('says who stopped, and after how long', () => {
    expect(endingWords(ended, say)).toBe('Anna har stoppet. Ingen kan se din side nu.');
    expect(endingWords({ ...ended, by: 'idle' }, say)).toMatch(/^Der er ikke sket noget i 30 minutter\./);
    expect(endingWords({ ...ended, by: 'longest' }, say)).toMatch(/^I har set siden sammen i 2 timer\./);
  });
});

describe('the receipt', () => {
  it('says who looked along, when, and what was hidden and kept', () => {
    expect(receiptLines(ended, say)).toEqual([
      ['Hvem så med', 'Anna, Nordby Kommune'],
      ['Hvornår', 'I dag kl. 18.42–18.51'],
      ['Skjult', 'CPR-nummer og det, du har skrevet i felter'],
      ['Gemt', 'Ingen billeder af siden'],
    ]);
  });

  it('says one time for a session within a minute, and no «I dag» for one over midnight', () => {
    const times = (since: number, until: number) => receiptLines({ ...ended, since, until }, say)[1]?.[1];
    expect(times(at(8, 45), at(8, 45))).toBe('I dag kl. 08.45');
    expect(times(at(23, 50), at(24, 10))).toBe('Kl. 23.50–00.10');
  });

  it('is empty when nobody ever saw the page', () => {
    expect(receiptLines({ ...ended, since: null }, say)).toEqual([]);
  });
});
