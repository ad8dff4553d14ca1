import { factKinds } from '@medkig/api/audit';
import { endReasons } from '@medkig/protocol/signaling/messages';
import { describe, expect, it } from 'vitest';
import { sayIn } from '../strings.ts';
import { entrySentence, grantsText, whoText } from './entry-sentence.ts';

const say = sayIn('da');
const bo = { id: 'b', name: 'Bo', employer: 'Nordby Kommune' };
const details = {
  ...{ slug: 'flytning', version: 2, site: 'vestby', count: 3, reason: 'used' },
  ...{ hour: Date.parse('2026-01-05T12:00:00'), grants: ['view', 'point'], receipt: 'K7F3-92QD' },
  ...{ made: '2026-01-05T12:00:00.000Z', rows: 7 },
};

describe('an entry in plain words', () => {
  it.each(factKinds)('%s: no blank stays open, in either language', (what) => {
    for (const language of ['da', 'en'] as const)
      for (const person of [bo, null]) {
        const sentence = entrySentence({ what, person, details }, sayIn(language), language);
        expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
        expect(sentence.length).toBeGreaterThan(10);
      }
  });

  it('names who helped, and what the citizen said yes to', () => {
    expect(entrySentence({ what: 'consented', person: bo, details }, say, 'da')).toBe(
      'Bo (Nordby Kommune) hjalp en borger. Borgeren sagde ja til: se, pege.',
    );
  });

  it('says why a call was over, why codes failed and what the alarm is about', () => {
    const of = (what: string, reason: string) =>
      entrySentence({ what, person: bo, details: { ...details, reason } }, say, 'da');
    expect(of('session-ended', 'citizen')).toBe(
      'Samtalen med Bo (Nordby Kommune) sluttede: borgeren stoppede.',
    );
    expect(of('session-ended', 'oversized')).toContain('for en sikkerheds skyld');
    const about = { ...details, reason: 'citizen', topic: 'flytning' };
    expect(entrySentence({ what: 'session-ended', person: bo, details: about }, say, 'da')).toBe(
      'Samtalen med Bo (Nordby Kommune) sluttede: borgeren stoppede. Emne: flytning.',
    );
    expect(of('claims-failed', 'secret')).toBe(
      '3 koder førte ingen steder hen på vestby, i timen fra kl. 12.00: koden var forkert.',
    );
    expect(of('alarm-raised', 'odd-hours')).toBe(
      'Alarm om Bo (Nordby Kommune): en kode uden for åbningstiden.',
    );
  });

  it.each([
    ['claims-failed', ['unknown', 'expired', 'used', 'tries', 'rate', 'secret']],
    ['alarm-raised', ['guessing', 'odd-hours', 'wrong-passwords', 'many-sessions']],
    ['session-ended', endReasons],
  ])('%s has words for each reason that there is', (what, reasons) => {
    const sentences = reasons.map((reason) =>
      entrySentence({ what, person: bo, details: { ...details, reason } }, say, 'da'),
    );
    expect(sentences.filter((text) => /: [a-z-]+\.$|af en anden grund/.test(text))).toEqual([]);
  });

  it('calls who is gone so, and who is nobody those who run the service', () => {
    expect(whoText({ id: 'x', name: null, employer: null }, say)).toBe('en, der ikke er her mere');
    expect(whoText({ id: 'o', name: 'Olga', employer: null }, say)).toBe('Olga (Medkig)');
    expect(whoText(null, say)).toBe('Driften');
  });

  it('shows the word of a newer version as it is', () => {
    expect(entrySentence({ what: 'moon-seen', person: bo, details: {} }, say, 'da')).toBe(
      'Bo (Nordby Kommune): moon-seen',
    );
    expect(grantsText(['view', 'sing'], say)).toBe('se, sing');
  });
});
