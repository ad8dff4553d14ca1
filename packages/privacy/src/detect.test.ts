import { describe, expect, it } from 'vitest';
import { findNumbers } from './detect.ts';
import { MASK, maskRanges } from './mask.ts';

const none = { phones: false, emails: false };
const mask = (text: string, chosen = none) => maskRanges(text, findNumbers(text, chosen));

describe('a payment card is hidden', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '5555 5555 5555 4444',
    '5019 5555 4444 5555', // Dankort
    '3782 822463 10005',
    '30569309025904',
    '4222222222222',
    '6304000000000000',
    '2223 0031 2200 3222',
    '\uff14111 1111 1111 1111',
    '4111\u200b1111\u00a01111 1111',
  ])('%s', (card) => {
    expect(mask(`Kort: ${card}, tak`)).toBe(`Kort: ${MASK}, tak`);
  });

  it('and not the date behind it', () => {
    expect(mask('4111 1111 1111 1111 12/27')).toBe(`${MASK} 12/27`);
    expect(mask('4111 1111 1111 1111 -12/27')).toBe(`${MASK} -12/27`);
  });

  it('also with nineteen digits, and percent-encoded', () => {
    expect(mask('6304000000000000000')).toBe(MASK);
    expect(mask('4111%201111%201111%201111')).toBe(MASK);
  });
});

describe('an account is hidden', () => {
  it.each([
    'DK5000400440116243',
    'DK50 0040 0440 1162 43',
    'dk50-0040-0440-1162-43',
    'DK51 0040 0440 1162 43', // a digit mistyped
    'DE89 3704 0044 0532 0130 00',
    'NO9386011117947',
    'GB29NWBK60161331926819',
    'MT84MALT011000012345MTLCAST001S',
  ])('IBAN %s', (iban) => {
    expect(mask(`IBAN: ${iban} (privat)`)).toBe(`IBAN: ${MASK} (privat)`);
  });

  it('and not the words behind it', () => {
    expect(mask('DE89 3704 0044 0532 0130 00 er din konto')).toBe(`${MASK} er din konto`);
    expect(mask('DK51 0040 0440 1162 43 er din konto')).toBe(`${MASK} er din konto`);
  });

  it('and not the words in front of it', () => {
    expect(mask('KS24 DK51 0040 0440 1162 43')).toBe(`KS24 ${MASK}`);
  });

  it.each([
    ['Reg.nr. 1234', `Reg.nr. ${MASK}`],
    ['Regnr.: 1234, tak', `Regnr.: ${MASK}, tak`],
    ['Registreringsnummer 1234', `Registreringsnummer ${MASK}`],
    ['Reg. 1234 konto 0001234567', `Reg. ${MASK}`],
    ['Reg.nr. 1234 Kontonr. 1234 567 890', `Reg.nr. ${MASK}`],
    ['reg 1234-9876543', `reg ${MASK}`],
    ['Kontonummer: 987654', `Kontonummer: ${MASK}`],
    ['NemKonto 1234 0987654321', `NemKonto ${MASK}`],
    ['1234 0987654321 er dit kontonummer', `${MASK} er dit kontonummer`],
    ['Brug 12340987654321, min konto', `Brug ${MASK}, min konto`],
    ['1234 098765 er dit kontonummer', `${MASK} er dit kontonummer`],
    ['Brug 1234098765, min konto', `Brug ${MASK}, min konto`],
    ['1234 - 09 87.65-43 er kontonummeret', `${MASK} er kontonummeret`],
    ['1234 098 765 4321 er kontonummeret', `${MASK} er kontonummeret`],
    ['kontoen 1234-0987654321.', `kontoen ${MASK}.`],
  ])('%s', (text, left) => {
    expect(mask(text)).toBe(left);
  });

  it.each([
    '1234 0987654321',
    '1234-0987654321',
    '1234.0987654321',
    '1234 / 0987654321',
    '12340987654321',
    '1234 098 765 43 21',
    '1234 0987.654.321',
    '1234 0987-654321',
  ])('of full length also before its word has come: %s', (account) => {
    expect(mask(`Til ${account}, tak`)).toBe(`Til ${MASK}, tak`);
    expect(mask(account)).toBe(MASK);
  });
});

it.each([
  ['Pasnummer 209876543', `Pasnummer ${MASK}`],
  ['Dit pasnummer 209876543, tak', `Dit pasnummer ${MASK}, tak`],
  ['Pas: nr. 209876543', `Pas: nr. ${MASK}`],
  ['Pasport 209876543', `Pasport ${MASK}`],
  ['Kompas 209876543', 'Kompas 209876543'],
  ['pas nr.: C12345678', `pas nr.: ${MASK}`],
  ['Passport no. 123456789', `Passport no. 123456789`],
  ['Passport: 123456789', `Passport: ${MASK}`],
])('a passport behind its word is hidden: %s', (text, left) => {
  expect(mask(text)).toBe(left);
});

it('a CPR number is hidden', () => {
  expect(mask('CPR 010190-1234')).toBe(`CPR ${MASK}`);
});

describe('what everybody may see stays', () => {
  it.each([
    '10.12.2024',
    'Mandag 10.00–15.00, torsdag 10.00–17.30',
    'CVR 29 18 98 46',
    'CVR-nr. 29189846',
    'Ring 12 34 56 78',
    'NemKonto: ring 12 34 56 78',
    'Pris: 1.234.567,00 kr.',
    '2.500 3.500 4.500 5.500 6.500',
    'EAN 5798001234569',
    'GLN 5790000123456',
    '4111 1111 1111 1112', // the check digit is wrong
    '1700000000007', // a time in milliseconds
    '0.5333333333333335', // a long decimal
    'Kontoret, lokale 123456',
    'Region 8000',
    'Reg. 12345',
    '1234 09876 er dit kontonummer',
    '123 098765 er dit kontonummer',
    '123456789012345 er dit kontonummer',
    '1234 098765 på kontoret',
    'Matr.nr. 12ab',
    'Sag 24/012345',
    'Sag 2024-0987654', // an account of seven digits, were its word there
    '1234 098765432', // a digit short
    '1234 09876543210', // one too many
    '1234 0987654321 0',
    '1234 0987654321.0',
    '1234 0987654321-0',
    '1234 0987654321/0',
    '0 1234 0987654321',
    '0.1234 0987654321',
    '0-1234 0987654321',
    '0/1234 0987654321',
    'a12340987654321',
    '12340987654321b', // hexadecimal
    '1234 .- /0987654321',
    '1234 0987 - 654321',
    '10.12.2024 10.30.15 2025',
    'DK-8000 Aarhus',
    'NO56 1234 5678 90 kroner', // one digit short of the shortest account
    'FR12 3456',
    'Pas på 123456789',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('what a municipality may choose to hide', () => {
  it.each(['12', '45'])('not the telephone number %s… by default', (start) => {
    expect(mask(`${start} 34 56 78`)).toBe(`${start} 34 56 78`);
  });

  it.each(['40302010', '40 30 20 10', '4030 2010', '+45 40302010', '+4540302010', '0045 40 30 20 10'])(
    'the telephone number %s',
    (phone) => {
      expect(mask(`Ring ${phone}!`, { ...none, phones: true })).toBe(`Ring ${MASK}!`);
    },
  );

  it('the number that is all there is', () => {
    expect(mask('40302010', { phones: true, emails: true })).toBe(MASK);
  });

  it('eight digits within a longer number are none', () => {
    expect(mask('9403020100', { ...none, phones: true })).toBe('9403020100');
  });

  it.each([
    ['mette@vestby.dk', MASK],
    ['mette.ohara+x@mail.vestby.dk', MASK],
    ['mette.o\u2019hara@vestby.dk', MASK],
    ['søren@blåbærgrød.dk', MASK],
    ['a%40b.dk', MASK],
    ['a\uff20b.dk', MASK],
  ])('the address %s', (email, left) => {
    const text = `Skriv til ${email}, eller se vestby.dk`;
    expect(mask(text)).toBe(text);
    expect(mask(text, { ...none, emails: true })).toBe(`Skriv til ${left}, eller se vestby.dk`);
  });
});

it('a million signs of the worst kind are read to the end', () => {
  for (const worst of [
    '4 '.repeat(100_000),
    'DK50'.repeat(100_000),
    'a'.repeat(500_000),
    'konto1'.repeat(100_000),
  ])
    expect(findNumbers(`${worst}1`, { phones: true, emails: true })).toBeDefined();
}, 60_000);
