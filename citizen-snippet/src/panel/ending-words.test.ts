import { describe, expect, it } from 'vitest';
import { type Facts, noFacts } from '../in-charge/facts.ts';
import { speaker } from '../strings.ts';
import { da } from '../strings-da.ts';
import { endingWords } from './ending-words.ts';
import { receiptLines } from './receipt.ts';

const say = speaker(da);
const agent = { shownAs: 'Anna', employer: 'Nordby Kommune', municipality: 'Vestby Kommune' };
const at = (hours: number, minutes: number) => new Date(2026, 10, 22, hours, minutes).getTime();
const facts = {
  receipt: 'K7F3-92QD',
  cpr: true,
  fields: [1, 2, 3],
  parts: 0,
  shown: ['Vejnavn'],
  press: [],
  fill: [],
  go: [],
};
const over = { since: at(18, 42), until: at(18, 51), facts, rating: 'asked', report: 'none' } as const;
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
    expect(receiptLines(ended, say, 'da')).toEqual([
      ['Hvem så med', 'Anna, Nordby Kommune'],
      ['Hvornår', 'I dag kl. 18.42–18.51 (9\u00a0min.)'],
      ['Skjult', 'CPR-nummer og 3 felter'],
      ['Vist af dig', 'Feltet Vejnavn'],
      ['Gemt', 'Ingen billeder af siden'],
      ['Kvittering', 'K7F3-92QD'],
    ]);
  });

  it('names what there was, and nothing where there was nothing', () => {
    const lines = (some: Partial<Facts>) =>
      receiptLines({ ...ended, facts: { ...noFacts, ...some } }, say, 'da')
        .map(([, words]) => words)
        .slice(2);
    expect(lines({})).toEqual(['Intet', 'Intet', 'Ingen billeder af siden']);
    expect(lines({ fields: [7], parts: 2 })[0]).toBe('1 felt og 2 dele af siden');
    expect(lines({ cpr: true, fields: [7, 8], parts: 1 })[0]).toBe('CPR-nummer, 2 felter og 1 del af siden');
    expect(lines({ shown: ['Vejnavn', 'Husnummer'] })[1]).toBe('Felterne Vejnavn og Husnummer');
  });

  it('says what the agent did after a yes, and how often, and nothing of it otherwise', () => {
    const done = { press: ['Tilbage', 'Vis mere', 'Vis mere'], fill: ['Vejnavn'], go: ['Flytning'] };
    const lines = receiptLines({ ...ended, facts: { ...noFacts, ...done } }, say, 'da');
    expect(lines.find(([label]) => label === 'Gjort for dig')?.[1]).toBe(
      'Anna trykkede på «Tilbage» én gang. Anna trykkede på «Vis mere» 2 gange. Anna skrev i «Vejnavn». Anna viste dig siden “Flytning”',
    );
    expect(receiptLines(ended, say, 'da').map(([label]) => label)).not.toContain('Gjort for dig');
  });

  it('says one time for a session within a minute, and no «I dag» for one over midnight', () => {
    const times = (since: number, until: number) =>
      receiptLines({ ...ended, since, until }, say, 'da')[1]?.[1];
    expect(times(at(8, 45), at(8, 45))).toBe('I dag kl. 08.45');
    expect(times(at(23, 50), at(24, 10))).toBe('Kl. 23.50–00.10 (20\u00a0min.)');
  });

  it('is empty when nobody ever saw the page', () => {
    expect(receiptLines({ ...ended, since: null }, say, 'da')).toEqual([]);
  });
});
