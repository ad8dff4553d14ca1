import { expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

const anna = { name: 'Anna Østergård', email: 'a.ostergaard@vestby.example' };

it.each([
  'hest-batteri-klamme',
  'tre små ænder svømmer',
  'vLq9 Xr2t kWz7 pNb4',
  'Det regner på min sommerhave',
  '🦆🦊🐝🦔🐌🦉🐢🦀🐙🦋🐞🐬🦁🐻🦘 and',
])('«%s» is taken', (password) => {
  expect(passwordFault(password, anna)).toBeUndefined();
});

it.each(['', 'kort', 'fjorten tegn x', '🦆🦊🐝🦔🐌🦉🐢', 'é'.repeat(14)])('«%s» is too short', (password) => {
  expect(passwordFault(password, anna)).toBe('password-too-short');
});

it.each([
  'aaaaaaaaaaaaaaaa',
  '123456789012345',
  'password12345678',
  'P4$$w0rd-P4$$w0rd',
  'Adgangskode 2026!',
  'qwertyuiopasdfgh',
  'correct horse battery staple',
  'Sommer2026Sommer2026',
  'abc123abc123abc123',
  '                    ',
  'Velkommen Hotline 1',
])('«%s» is one of those that are guessed first', (password) => {
  expect(passwordFault(password, anna)).toBe('password-common');
});

it.each([
  'min hund hedder Anna',
  'ØSTERGÅRD og venner 7',
  'solen over 0stergaard',
  'a.ostergaard@vestby.example',
  'blomster @nn@ blomster',
])('«%s» holds the own name or e-mail', (password) => {
  expect(passwordFault(password, anna)).toBe('password-personal');
});

it('a name of two letters is in many words and stands for nothing', () => {
  expect(passwordFault('solskin over boulevarden', { name: 'Bo Li', email: 'bo@x.example' })).toBeUndefined();
});
