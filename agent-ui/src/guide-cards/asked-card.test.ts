import { expect, it } from 'vitest';
import { addressOfCard, askedCard } from './asked-card.ts';

it('the address of a card asks for that card', () => {
  expect(askedCard(new URL(addressOfCard('flytning'), 'https://medkig.example').hash)).toBe('flytning');
});

it.each(['', '#', '#guide=', '#guide=../x', '#medkig=id.key'])('%j asks for none', (hash) => {
  expect(askedCard(hash)).toBeUndefined();
});
