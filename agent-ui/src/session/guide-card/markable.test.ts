import { expect, it } from 'vitest';
import { after, atPage } from './card-state.fixture.ts';
import type { CardState } from './card-state.ts';
import { markable } from './markable.ts';

const here = [{ t: 'go-to-step', step: 3 }, atPage('/flytning/om-dig')] as const;
const sighted = (node: number | null, isHidden = false) =>
  ({ t: 'sighted', id: 'flytning/3', node, label: 'Navn', isHidden, instead: null }) as const;

it.each<[string, CardState, ReturnType<typeof markable>]>([
  ['nothing without a card', after(), { is: 'none' }],
  ['nothing that is only said', after(atPage('/flytning')), { is: 'none' }],
  ['what the stage looks for still', after(...here), { is: 'sought' }],
  ['what the stage has found', after(...here, sighted(12)), { is: 'ready', node: 12, label: 'Navn' }],
  ['what the page hides', after(...here, sighted(null, true)), { is: 'hidden' }],
  ['what is not there', after(...here, sighted(null)), { is: 'missing' }],
  ['what belongs to another page', after(...here, { t: 'go-to-step', step: 5 }), { is: 'elsewhere' }],
])('by one key is marked: %s', (_, card, is) => expect(markable({ card }, 'no')).toEqual(is));

it('by one key is marked nothing while the tools cannot be used', () => {
  expect(markable({ card: after(...here, sighted(12)) }, 'paused')).toEqual({ is: 'off', why: 'paused' });
});
