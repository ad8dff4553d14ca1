import { describe, expect, it } from 'vitest';
import { speaker } from '../strings.ts';
import { da } from '../strings-da.ts';
import { markWords, newMarks } from './mark-words.ts';

const say = speaker(da);

describe('what is said of a mark', () => {
  it('names a field', () => {
    expect(markWords({ number: 1, name: 'Vejnavn', kind: 'write' }, 'Anna', say)).toEqual({
      sentence: 'Anna peger på feltet her. Skriv, hvis du vil.',
      goTo: 'Gå til feltet Vejnavn',
      spoken: 'Anna viser feltet Vejnavn',
    });
  });

  it('does not call a button a field, and leaves the pressing to the citizen', () => {
    expect(markWords({ number: 2, name: 'Næste trin', kind: 'press' }, 'Anna', say)).toEqual({
      sentence: 'Anna peger her. Tryk, hvis du vil.',
      goTo: 'Gå til Næste trin',
      spoken: 'Anna viser Næste trin',
    });
  });

  it('finds words for something without a name', () => {
    const words = markWords({ number: 1, name: '', kind: 'look' }, 'Anna', say);
    expect(words).toEqual({ sentence: 'Anna peger her', goTo: 'Gå derhen', spoken: 'Anna peger her' });
  });
});

describe('a mark is announced once', () => {
  const road = { number: 1, name: 'Vejnavn', kind: 'write' } as const;
  const date = { number: 2, name: 'Flyttedato', kind: 'write' } as const;

  it('when it comes', () => expect(newMarks([road], [road, date])).toEqual([date]));
  it('not when another one goes', () => expect(newMarks([road, date], [date])).toEqual([]));
  it('again when its number goes to another field', () => {
    expect(newMarks([road], [{ ...date, number: 1 }])).toEqual([{ ...date, number: 1 }]);
  });
});
