import { randomBytes } from '@medkig/pairing/bytes';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOtherTabs, type OtherSession, type OtherTabsHandlers } from './other-tabs.ts';

const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const session: OtherSession = { agent, roomId: 'room' };

/** Node has the same BroadcastChannel; each open channel keeps the process alive. */
const channels: BroadcastChannel[] = [];
class OpenedChannel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
}
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

function tab(handlers: Partial<OtherTabsHandlers> = {}) {
  const window = Object.assign(Object.create(globalThis), { BroadcastChannel: OpenedChannel });
  Object.assign(window, { setTimeout, clearTimeout });
  const nothing = () => undefined;
  return createOtherTabs(window, randomBytes, {
    held: nothing,
    handOver: nothing,
    left: nothing,
    over: nothing,
    stop: nothing,
    ...handlers,
  });
}

describe('the tabs of one site', () => {
  it('a tab hears whose session another one holds', async () => {
    tab({ held: () => session });
    expect(await tab().ask()).toEqual(session);
  });

  it('a tab hears nothing when no other holds a session', async () => {
    tab();
    expect(await tab().ask()).toBeUndefined();
  });

  it('one gives the session away, and the one that asked gets it', async () => {
    const handOver = vi.fn(() => 'the note');
    tab({ handOver });
    tab();
    expect(await tab().take()).toBe('the note');
    expect(handOver).toHaveBeenCalledOnce();
  });

  it('a note that nobody asked for is passed over', async () => {
    const left = vi.fn();
    const asking = tab({ left });
    const liar = new OpenedChannel('medkig');
    liar.postMessage({ t: 'given', id: '', note: 'stolen' });
    liar.postMessage({ t: 'given' });
    liar.postMessage('nonsense');
    expect(await asking.ask()).toBeUndefined();
    expect(left).not.toHaveBeenCalled();
  });

  it('a page that is left, a stop and an end reach the others', async () => {
    const heard: string[] = [];
    const note = (what: string) => () => void heard.push(what);
    tab({ left: (text) => heard.push(text), stop: note('stop'), over: note('over') });
    const leaving = tab({ over: note('own') });
    leaving.tellLeft('the note');
    leaving.tellStop();
    leaving.tellOver();
    await vi.waitFor(() => expect(heard).toEqual(['the note', 'stop', 'over']));
  });
});
