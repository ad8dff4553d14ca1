import { describe, expect, it } from 'vitest';
import { live } from '../citizen-state.ts';
import { speaker } from '../strings.ts';
import { da } from '../strings-da.ts';
import { type BarState, barWords } from './bar-words.ts';

const say = speaker(da);
const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const known = { agent, since: 1000 };

describe('what the bar says', () => {
  it('says who sees the page, and from where', () => {
    expect(barWords(live(agent, 1000), say)).toEqual({
      look: 'seen',
      sentence: 'Anna ser siden nu',
      more: 'Vestby Kommune',
      left: 'pause',
    });
  });

  it('says at once that a pause holds', () => {
    expect(barWords({ at: 'paused', ...known, cause: 'citizen' }, say)).toMatchObject({
      look: 'unseen',
      sentence: 'Du holder pause. Anna kan ikke se noget nu.',
      left: 'resume',
    });
  });

  it('promises nothing about the agent’s screen while she cannot be reached', () => {
    for (const was of ['live', 'citizen', 'returned'] as const)
      for (const cause of ['net', 'page'] as const) {
        const { sentence, more } = barWords({ at: 'away', ...known, was, cause }, say);
        expect(`${sentence} ${more}`).not.toMatch(/ikke se|ser siden nu/);
      }
  });

  it('keeps Pause while the page was seen, and does not offer to resume without a net', () => {
    const left = (was: 'live' | 'citizen'): string =>
      barWords({ at: 'away', ...known, was, cause: 'net' } satisfies BarState, say).left;
    expect([left('live'), left('citizen')]).toEqual(['pause', 'nothing']);
  });

  it('says that nobody sees the page once the agent’s console has surely taken the picture away', () => {
    const state = { at: 'away', ...known, was: 'returned', cause: 'offline' } as const;
    expect(barWords(state, say)).toMatchObject({
      sentence: 'Vi kan ikke nå dig lige nu. Ingen kan se din side.',
      more: 'I kan stadig tale sammen i telefonen.',
    });
  });

  it('says why nothing is shown, and that the citizen alone shows it again', () => {
    const words = (cause: 'mitid' | 'leaving' | 'returned') =>
      barWords({ at: 'paused', ...known, cause }, say);
    expect(words('mitid').sentence).toBe('Nu skal du bruge MitID. Der kan Anna ikke se med.');
    expect(words('leaving').sentence).toBe('På den næste side kan Anna ikke se med.');
    expect(words('returned').sentence).toBe('Du er tilbage. Anna kan ikke se siden nu.');
    expect(words('returned').left).toBe('resume');
  });

  it('says that a page is shown to nobody, and offers nothing but the end', () => {
    expect(barWords({ at: 'paused', ...known, cause: 'never' }, say)).toMatchObject({
      look: 'unseen',
      sentence: 'Den her side kan Anna ikke se.',
      left: 'nothing',
    });
  });

  it('in a tab that the session has left, offers to bring it back', () => {
    expect(barWords({ at: 'elsewhere', agent }, say)).toMatchObject({ look: 'unseen', left: 'join' });
  });

  it('does not speak of the net on every new page', () => {
    expect(barWords({ at: 'away', ...known, was: 'live', cause: 'page' }, say)).toMatchObject({
      look: 'seen',
      sentence: 'Anna ser snart siden igen',
    });
  });
});
