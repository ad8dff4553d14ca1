import { setImmediate as nextImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FrameShortcut } from './frame-shortcut.ts';
import { joinRaw } from './raw-websocket.ts';
import { consoleOrigin, na, startRelay } from './relay-for-tests.ts';

const frame = () => ({ type: 'message', data: Buffer.from('sealed') });

it('takes a frame out of Engine.IO’s hands', () => {
  const packet = frame();
  expect(String(new FrameShortcut().frameIn(packet, true))).toBe('sealed');
  expect(packet.type).toBe('noop');
});

it('leaves all else where it is', () => {
  const shortcut = new FrameShortcut();
  for (const packet of [{ type: 'pong' }, { type: 'message', data: '2["paired",{}]' }]) {
    const before = { ...packet };
    expect(shortcut.frameIn(packet, true)).toBeUndefined();
    expect(packet).toEqual(before);
  }
});

it('lets no frame overtake a message before it', async () => {
  const shortcut = new FrameShortcut();
  shortcut.frameIn({ type: 'message', data: '2["release",{}]' }, true);
  expect(shortcut.frameIn(frame(), true)).toBeUndefined();
  await nextImmediate();
  expect(shortcut.frameIn(frame(), true)).toBeDefined();
});

it('lets no frame overtake one that could not be taken', async () => {
  const shortcut = new FrameShortcut();
  expect(shortcut.frameIn(frame(), false)).toBeUndefined();
  expect(shortcut.frameIn(frame(), true)).toBeUndefined();
  await nextImmediate();
  expect(shortcut.frameIn(frame(), true)).toBeDefined();
});

it('keeps the order of messages that come in one piece', async () => {
  const relay = await startRelay();
  const citizen = await relay.citizen();
  const agent = await joinRaw(relay.port, consoleOrigin, { v: 1, seat: 'agent', ticket: 'anna' });
  agent.send(`421${JSON.stringify(['open', { na }])}`);
  const { nameplate } = JSON.parse(String((await agent.next())?.data).slice(3))[0];
  await citizen.ask('claim', { nameplate });
  agent.socket.cork();
  agent.send(Buffer.from('first'));
  agent.send('42["paired",{}]');
  agent.send(Buffer.from('second'));
  agent.send('42["end",{}]');
  agent.send(Buffer.from('too late'));
  agent.socket.uncork();
  const heard = [await citizen.next(), await citizen.next(), await citizen.next(), await citizen.next()];
  expect(heard.map((event) => event.map(String).join(' '))).toEqual([
    'frame first',
    'frame second',
    'ended [object Object]',
    'closed io server disconnect',
  ]);
  await relay.stop();
});
