import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { agentMessageSchema, citizenMessageSchema } from './messages.ts';

const page = 'AAAAAAAAAAA';

describe('a sealed message', () => {
  for (const message of [
    { t: 'answer', grants: ['view', 'point'] },
    { t: 'page', page, address: 'https://vestby.example/flytning', title: 'Meld flytning', device: 'phone' },
    { t: 'events', page, events: [{ type: 3, data: { source: 2 } }] },
    { t: 'focus', page, node: 12, label: 'Vejnavn' },
    { t: 'focus', page, node: null, label: '' },
    { t: 'screen', page, browser: 'safari', system: 'ipad', width: 810, height: 1010 },
    { t: 'outcome', id: 3, outcome: 'gone' },
    { t: 'unmarked', page, number: 1 },
    { t: 'outcome', id: 4, outcome: 'refused' },
    { t: 'revealed', page, nodes: [12] },
    { t: 'revealed', page, nodes: [] },
    { t: 'pause', cause: 'citizen' },
    { t: 'pause', cause: 'never' },
    { t: 'leaving', mitid: true, host: '' },
    { t: 'hidden', hidden: true },
    { t: 'peer', signal: { kind: 'bye', attempt: 1 } },
    { t: 'end' },
  ]) {
    it(`[M1] of the citizen is read: ${message.t}`, () => {
      expect(v.parse(citizenMessageSchema, message)).toEqual(message);
    });
  }

  for (const [name, message] of Object.entries({
    'an unknown type': { t: 'exec' },
    'an extra field': { t: 'pause', cause: 'citizen', now: true },
    'a grant nobody has heard of': { t: 'answer', grants: ['everything'] },
    'a page without a nonce': { t: 'events', events: [] },
    'an event without data type': { t: 'events', page, events: [{}] },
    'a node that is no id': { t: 'focus', page, node: '12', label: '' },
    'a browser with its version': {
      t: 'screen',
      page,
      browser: 'Safari 18.2',
      system: 'ipad',
      width: 810,
      height: 1010,
    },
    'no object at all': 'pause',
    null: null,
  })) {
    it(`[M1] of the citizen is refused: ${name}`, () => {
      expect(v.safeParse(citizenMessageSchema, message).success).toBe(false);
    });
  }

  it('[M8] a screen tells more only where there is more to tell', () => {
    const screen = { t: 'screen', page, browser: 'chrome', system: 'android', width: 390, height: 500 };
    const all = {
      ...screen,
      isLandscape: true,
      hasKeyboard: true,
      pinch: 150,
      letters: 125,
      isLoading: true,
      failed: 500,
      errors: 2,
      firstError: 14,
    };
    expect(v.parse(citizenMessageSchema, all)).toEqual(all);
    for (const wrong of [
      { hasKeyboard: false },
      { letters: 100 },
      { failed: 200 },
      { errors: 0 },
      { title: 'Karla' },
    ])
      expect(v.safeParse(citizenMessageSchema, { ...screen, ...wrong }).success).toBe(false);
  });

  it('[M2] of the agent names the page and leaves the arguments to the tool', () => {
    const guide = { t: 'guide', id: 1, tool: 'highlight', page, args: { node: 4, number: 1 } };
    expect(v.parse(agentMessageSchema, guide)).toEqual(guide);
    expect(v.safeParse(agentMessageSchema, { ...guide, page: undefined }).success).toBe(false);
  });
});
