import { describe, expect, it } from 'vitest';
import { isNeverPage } from './never.ts';

const policy = { never: ['/betaling', '/Min-Side//'] };

describe('a page that is never shown', () => {
  it.each([
    'https://vestby.dk/betaling',
    'https://vestby.dk/Betaling/kort?sum=1',
    'https://vestby.dk/%62etaling/',
    'https://vestby.dk/min-side#top',
    'https://www.mitid.dk/',
    'https://appswitch.mitid.dk/login',
    'https://post.borger.dk/',
    'https://www.e-boks.dk/',
    'https://payment.quickpay.net/x',
    'no address',
    'https://vestby.dk/%E0',
  ])('%s', (href) => {
    expect(isNeverPage(href, policy)).toBe(true);
  });

  it.each(['https://vestby.dk/', 'https://vestby.dk/flytning'])(
    '%s, where the municipality has named its whole site',
    (href) => {
      expect(isNeverPage(href, { never: ['/'] })).toBe(true);
    },
  );
});

describe('any other page may be shown', () => {
  it.each([
    'https://vestby.dk/',
    'https://vestby.dk/betalingsfrister',
    'https://vestby.dk/om/betaling',
    'https://www.borger.dk/post',
    'https://ikkemitid.dk/',
    'https://mitid.dk.example/',
  ])('%s', (href) => {
    expect(isNeverPage(href, policy)).toBe(false);
  });

  it('where the municipality has named none', () => {
    expect(isNeverPage('https://vestby.dk/betaling', { never: [] })).toBe(false);
  });
});
