import { describe, expect, it } from 'vitest';
import type { CitizenRequest } from '../citizen-state.ts';
import { speaker } from '../strings.ts';
import { da } from '../strings-da.ts';
import { requestWords } from './request-words.ts';

const say = speaker(da);
const words = (request: CitizenRequest) => requestWords(request, 'Anna', say);

describe('a question', () => {
  it('to press says that it is this one time, and where a link leads', () => {
    const press = { is: 'press', label: 'Vis mere', leads: '' } as const;
    expect(words(press)).toEqual({
      heading: 'Må Anna trykke på «Vis mere» for dig?',
      text: ['Anna trykker kun denne ene gang.'],
      yes: 'Ja, én gang',
      no: 'Nej, jeg gør det selv',
    });
    expect(words({ ...press, leads: '/kontakt' }).text).toEqual([
      'Så går du til siden ',
      '/kontakt',
      '. Anna trykker kun denne ene gang.',
    ]);
  });

  it('to write shows every letter of it, and what it replaces', () => {
    const fill = { is: 'fill', label: 'Vejnavn', value: 'Bakkevej {navn}', replaces: false } as const;
    expect(words(fill).text).toEqual(['Anna skriver: ', 'Bakkevej {navn}', '. Du kan rette det bagefter.']);
    expect(words({ ...fill, replaces: true }).text.join('')).toContain('bliver skrevet over');
  });

  it('to go somewhere shows the address; the agent’s own words stand in quotes', () => {
    const { heading, text } = words({ is: 'go', label: 'MitID', address: 'vestby.dk/kontakt' });
    expect(heading).toBe('Anna vil vise dig siden “MitID”. Vil du gå derhen?');
    expect(text).toEqual(['Siden har adressen ', 'vestby.dk/kontakt', '']);
  });

  it.each([
    ['see', 'Du svarede ikke. Feltet «X» er stadig skjult for Anna.'],
    ['press', 'Du svarede ikke. Anna har ikke trykket på noget.'],
    ['fill', 'Du svarede ikke. Anna har ikke skrevet noget.'],
    ['go', 'Du svarede ikke. Du er stadig på den samme side.'],
  ] as const)('that lapsed says what did not happen: %s', (of, heading) => {
    expect(words({ is: 'lapsed', of, label: 'X' }).heading).toBe(heading);
  });
});
