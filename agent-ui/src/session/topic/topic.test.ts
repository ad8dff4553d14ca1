import { describe, expect, it } from 'vitest';
import { run, shown } from '../agent-state.fixture.ts';
import type { LiveState } from '../agent-state.ts';
import { cards, moving } from '../guide-card/card-state.fixture.ts';
import { noteFor, stateFromNote } from '../noted-state.ts';
import { topicOptions } from './topic.ts';

const withCards = () => run(shown(), { t: 'cards', cards }).state;
const opens = (slug: string) => ({ t: 'open-card', slug }) as const;
const topicOf = (state: object) => ('topic' in state ? state.topic : undefined);

describe('what a call is about', () => {
  it('is said by the guide card that opens, and by the next one', () => {
    const first = run(withCards(), opens('selvbetjening'));
    expect(topicOf(first.state)).toEqual({ slug: 'selvbetjening', isChosen: false, kept: 'asking' });
    const second = run(first.state, { t: 'close-card' }, opens(moving.slug));
    expect(second.effects).toContainEqual({ do: 'keep-topic', slug: moving.slug });
    expect(topicOf(second.state)).toMatchObject({ slug: moving.slug });
  });

  it('is the agent’s word once they have said it, also when it is nothing', () => {
    for (const slug of ['andet', null]) {
      const { state } = run(withCards(), { t: 'topic', slug }, opens(moving.slug));
      expect(topicOf(state)).toEqual({ slug, isChosen: true, kept: 'asking' });
    }
  });

  it('is kept when the server says so, of what was said last', () => {
    const kept = (slug: string, isKept = true) => ({ t: 'topic-kept', slug, isKept }) as const;
    const said = run(withCards(), { t: 'topic', slug: 'andet' }, { t: 'topic', slug: moving.slug }).state;
    expect(topicOf(run(said, kept('andet')).state)).toMatchObject({ kept: 'asking' });
    expect(topicOf(run(said, kept(moving.slug, false)).state)).toMatchObject({ kept: 'no' });
    expect(topicOf(run(said, kept(moving.slug)).state)).toMatchObject({ kept: 'yes' });
  });

  it('goes along to the page that closes the call, and can be said there', () => {
    const over = run(withCards(), opens(moving.slug), { t: 'stop' }).state;
    expect(over).toMatchObject({ is: 'ended', topic: { slug: moving.slug } });
    const { state, effects } = run(over, { t: 'topic', slug: null });
    expect(topicOf(state)).toMatchObject({ slug: null, isChosen: true });
    expect(effects).toEqual([{ do: 'keep-topic', slug: null }]);
  });

  it('outlives a reload of the console', () => {
    const state = run(withCards(), { t: 'topic', slug: 'andet' }).state;
    const key = new Uint8Array(32);
    const seat = {
      ...{ roomId: 'A'.repeat(22), seatKey: 'k' },
      roots: { confirmed: { sid: key, root: key, epoch: 0 } },
    };
    const note = noteFor(state, 'Anna Holm', seat);
    if (note?.stage !== 'live') throw new Error('no note');
    expect(topicOf(stateFromNote(note, 0, 0))).toEqual({ slug: 'andet', isChosen: true, kept: 'unknown' });
  });

  it('is never asked of practice', () => {
    const practised: LiveState = { ...shown(), practice: true };
    const { state, effects } = run(practised, { t: 'cards', cards }, opens(moving.slug), {
      ...{ t: 'topic', slug: 'andet' },
    });
    expect(topicOf(state)).toMatchObject({ slug: null });
    expect(effects).toEqual([]);
  });
});

describe('the list of topics', () => {
  const slugs = (...args: Parameters<typeof topicOptions>) => topicOptions(...args).map(({ slug }) => slug);

  it('is the cards and «andet», which a card of that name stands for', () => {
    expect(slugs([moving], null)).toEqual(['flytning', 'andet']);
    expect(topicOptions([{ slug: 'andet', title: 'Alt andet' }], 'andet')).toEqual([
      { slug: 'andet', title: 'Alt andet' },
    ]);
  });

  it('keeps what was chosen though its card has gone', () => {
    expect(slugs([moving], 'hundetegn')).toEqual(['hundetegn', 'flytning', 'andet']);
  });
});
