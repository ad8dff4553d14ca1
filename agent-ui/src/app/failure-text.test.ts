import { expect, it } from 'vitest';
import { texts } from '../strings.ts';
import { failureText } from './failure-text.ts';

it.each([
  ['offline', 'Vi kan ikke nå serveren. Se, om dit net virker, og prøv igen.'],
  ['not-signed-in', 'Du er logget ud. Log ind igen i en anden fane, og prøv så igen her.'],
  ['not-allowed', 'Din rolle giver ikke lov til det.'],
  ['not-found', 'Den findes ikke mere. Nogen kan have slettet den.'],
  ['taken', 'Der er allerede en anden med det navn.'],
  ['changed-meanwhile', 'En anden har ændret den imens. Hent den nye, før du gemmer.'],
  ['too-many-tries', 'Der er prøvet for mange gange. Vent et par minutter, og prøv igen.'],
  ['password-common', 'Den adgangskode er for let at gætte. Vælg andre ord.'],
  ['malformed', 'Noget er ikke udfyldt rigtigt.'],
  [
    'second-factor-missing',
    'Din rolle kræver mere end en adgangskode. Sæt det op under «Sådan logger du ind».',
  ],
  ['unavailable', 'Noget gik galt hos os. Prøv igen om lidt.'],
] as const)('%s is said as what to do about it', (reason, sentence) => {
  expect(texts.da[failureText(reason)]).toBe(sentence);
});
