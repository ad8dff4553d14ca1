import { expect, it } from 'vitest';
import { atFirst, type PeerState, transition } from './peer-state.ts';

const look = (state: PeerState, now: number, visible = true) =>
  transition(state, { type: 'look', now, visible });
const broke = (state: PeerState, now: number, jitter = 0.5) =>
  transition(state, { type: 'broke', now, jitter });
const opened = (state: PeerState, now: number) => transition(state, { type: 'opened', now });

it('the first attempt is made at once', () => {
  expect(look(atFirst, 0)).toMatchObject({ at: 'trying', attempt: 1 });
});

it('[W4] nothing is tried in a tab that nobody looks at', () => {
  expect(look(atFirst, 0, false)).toBe(atFirst);
  expect(transition(atFirst, { type: 'online', now: 0, visible: false })).toMatchObject({ at: 'resting' });
});

it('[W4] the next attempts come after 5 seconds, 30 seconds and then every 5 minutes', () => {
  let state: PeerState = atFirst;
  let now = 0;
  for (const wait of [5_000, 30_000, 300_000, 300_000]) {
    state = broke(look(state, now), now);
    expect(look(state, now + wait - 1)).toMatchObject({ at: 'resting' });
    now += wait;
    expect(look(state, now)).toMatchObject({ at: 'trying' });
  }
});

it('waits differ by a fifth, so that not everybody comes at once', () => {
  const tried = look(atFirst, 0);
  expect(broke(tried, 0, 0)).toMatchObject({ until: 4_000 });
  expect(broke(tried, 0, 1)).toMatchObject({ until: 6_000 });
});

it('[W4] a net that is back is tried at once', () => {
  const resting = broke(broke(look(atFirst, 0), 0), 0);
  expect(transition(resting, { type: 'online', now: 1, visible: true })).toMatchObject({
    at: 'trying',
    attempt: 2,
  });
});

it('a connection that has stood a minute is tried again soon, one that breaks at once is not', () => {
  let failing: PeerState = broke(look(atFirst, 0), 0);
  failing = opened(look(failing, 5_000), 5_100);
  expect(broke(failing, 5_200)).toMatchObject({ until: 35_200 });
  expect(broke(failing, 65_100)).toMatchObject({ until: 70_100 });
});

it('each attempt has a number of its own', () => {
  const second = look(broke(look(atFirst, 0), 0), 10_000);
  expect(second).toMatchObject({ at: 'trying', attempt: 2 });
});

it('the answering side takes the newest offer, whatever it was doing', () => {
  const offered = (state: PeerState, attempt: number) => transition(state, { type: 'offered', attempt });
  expect(offered(atFirst, 7)).toMatchObject({ at: 'trying', attempt: 7 });
  // A page that was loaded anew counts from one again.
  expect(offered(offered(atFirst, 7), 1)).toMatchObject({ at: 'trying', attempt: 1 });
});

it('what is over stays over', () => {
  const closed = transition(look(atFirst, 0), { type: 'close' });
  expect(look(closed, 1)).toBe(closed);
  expect(transition(closed, { type: 'offered', attempt: 1 })).toBe(closed);
  expect(opened(closed, 1)).toBe(closed);
});

it('what was given up does not open afterwards', () => {
  const resting = broke(look(atFirst, 0), 0);
  expect(opened(resting, 1)).toBe(resting);
});
