import { describe, expect, it } from 'vitest';
import { findNumbers } from './detect.ts';
import { mayBeRevealed } from './revealable.ts';
import { mayStayRevealed } from './stay-revealed.ts';

const find = (text: string) => findNumbers(text, { phones: false, emails: false });

it.each([
  'CPR-nummer',
  'Dit personnummer',
  'Personnr.',
  'medflytter cpr2',
  'Sidste 4 cifre',
  'De sidste fire cifre',
  'Løbenummer',
  'Adgangskode',
  'Kode fra SMS',
  'PIN',
  'cc-number',
  'CVC',
  'Kortnummer',
  'Kortnr.',
  'cardNumber',
  'Kontonummer',
  'NemKonto',
  'IBAN',
  'Reg. nr.',
  'regnr',
  'Registreringsnummer',
  'Pas',
  'Pasnr.',
  'Pasnummer',
  'Passport number',
  'Sundhedskort',
  'Kørekortnummer',
  'MitID bruger-id',
])('a field is never shown by the name %s', (called) => {
  expect(mayBeRevealed(called, '', find)).toBe(false);
});

it.each([
  'Fulde navn navn name',
  'Adresse vejnavn',
  'Postnummer postnummer postal-code',
  'Postkode',
  'zipcode',
  'Telefon',
  'E-mail',
  'Bemærkninger til kontoret',
  'Region',
  'Flyttedato',
  'Passer det?',
])('a field may be shown by the name %s', (called) => {
  expect(mayBeRevealed(called, 'x', find)).toBe(true);
});

describe('a value', () => {
  it.each([
    '010190-1234',
    '010190-123',
    '010190-12',
    '010190-1',
    'født 01.12.2024',
    'nr. 0101901',
    '01.12.2024 1',
    '4111 1111 1111 1111',
    'konto 123456',
  ])('that is or becomes a number hides its field: %s', (value) => {
    expect(mayStayRevealed(value, find)).toBe(false);
    expect(mayBeRevealed('Bemærkning', value, find)).toBe(false);
  });

  it.each([
    'Mette Olsen',
    'Bakkevej 12, 2. tv',
    '8000',
    '40302010',
    '01.12.2024',
    ' 01.12.2024',
    '2012-12-01',
    '0101',
    '',
  ])('that is none stays: %s', (value) => {
    expect(mayStayRevealed(value, find)).toBe(true);
  });

  it('that could be a date and a telephone number is hidden where those are', () => {
    const findPhones = (text: string) => findNumbers(text, { phones: true, emails: false });
    expect(mayStayRevealed('4030-20-10', findPhones)).toBe(false);
    expect(mayStayRevealed('4030-20-10', find)).toBe(true);
  });
});
