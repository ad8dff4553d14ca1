import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStores } from '../short-term/memory-store.ts';
import { type Crossings, createCrossings } from './crossings.ts';

const vestby = { site: 'vestby', roomId: 'room', box: 'sealed' };
const collected = { ok: true, value: { roomId: 'room', box: 'sealed' } };
const nothing = { ok: true, value: undefined };
let now: number;
/** Of two nodes that share what they keep. */
let crossings: Crossings;
let elsewhere: Crossings;
beforeEach(() => {
  now = 0;
  const open = memoryStores(() => now);
  crossings = createCrossings(open);
  elsewhere = createCrossings(open);
});

describe('a sealed note', () => {
  it('[C2] is collected once', async () => {
    expect(await crossings.put({ ...vestby, id: 'a' })).toEqual({ ok: true, value: true });
    expect(await crossings.collect('a', 'vestby')).toEqual(collected);
    expect(await crossings.collect('a', 'vestby')).toEqual(nothing);
  });

  it('[C2] is collected on another node, by one of those who ask at once', async () => {
    await crossings.put({ ...vestby, id: 'a' });
    const all = await Promise.all(
      [crossings, elsewhere, crossings, elsewhere].map((node) => node.collect('a', 'vestby')),
    );
    expect(all.filter((answer) => answer.ok && answer.value)).toEqual([collected]);
  });

  it('[C2] waits a minute', async () => {
    await crossings.put({ ...vestby, id: 'a' });
    now = 59_999;
    await crossings.put({ ...vestby, roomId: 'other', id: 'b' });
    now = 60_000;
    expect(await crossings.collect('a', 'vestby')).toEqual(nothing);
    expect(await crossings.collect('b', 'vestby')).toEqual({
      ok: true,
      value: { roomId: 'other', box: 'sealed' },
    });
  });

  it('[C2] is not there for another site, and stays for its own', async () => {
    await crossings.put({ ...vestby, id: 'a' });
    expect(await crossings.collect('a', 'nordby')).toEqual(nothing);
    expect(await crossings.collect('a', 'vestby')).toEqual(collected);
  });

  it('[C1] gives way to a newer one of its room, also from another node', async () => {
    await crossings.put({ ...vestby, id: 'a' });
    await elsewhere.put({ ...vestby, id: 'b', box: 'newer' });
    expect(await crossings.collect('a', 'vestby')).toEqual(nothing);
    expect(await crossings.collect('b', 'vestby')).toEqual({
      ok: true,
      value: { roomId: 'room', box: 'newer' },
    });
  });

  it('[C1] of two that come at once one is left', async () => {
    await Promise.all([
      crossings.put({ ...vestby, id: 'a' }),
      elsewhere.put({ ...vestby, id: 'b', box: 'sealed' }),
    ]);
    const both = [await crossings.collect('a', 'vestby'), await crossings.collect('b', 'vestby')];
    expect(both).toContainEqual(collected);
    expect(both).toContainEqual(nothing);
  });

  it('[C1] is not replaced by another room', async () => {
    await crossings.put({ ...vestby, id: 'a' });
    const planted = { ...vestby, roomId: 'other', id: 'a', box: 'planted' };
    expect(await elsewhere.put(planted)).toEqual({ ok: true, value: false });
    expect(await crossings.collect('a', 'vestby')).toEqual(collected);
  });

  it('[C1] is handed in again under its own id', async () => {
    await crossings.put({ ...vestby, id: 'a' });
    expect(await crossings.put({ ...vestby, id: 'a', box: 'again' })).toEqual({ ok: true, value: true });
    expect(await crossings.collect('a', 'vestby')).toMatchObject({ value: { box: 'again' } });
  });
});

it('[S25] every node knows where a session has crossed to', async () => {
  expect(await elsewhere.crossedTo('room')).toEqual(nothing);
  for (const origin of ['https://form.vestby.example', 'https://vestby.example']) {
    await crossings.crossed('room', origin);
    expect(await elsewhere.crossedTo('room')).toEqual({ ok: true, value: origin });
  }
});
