import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { agentMessageSchema, citizenMessageSchema } from './messages.ts';

const page = 'AAAAAAAAAAA';

describe('a sealed message', () => {
  for (const message of [
    { t: 'answer', grants: ['view', 'point'] },
    { t: 'page', page, address: 'https://vestby.example/flytning', title: 'Meld flytning', device: 'phone' },
    { t: 'events', page, events: [{ type: 3, timestamp: 1, data: { source: 2 } }] },
    { t: 'focus', page, node: 12, label: 'Vejnavn' },
    { t: 'focus', page, node: null, label: '' },
    { t: 'outcome', id: 3, outcome: 'gone' },
    { t: 'unmarked', page, number: 1 },
    { t: 'outcome', id: 4, outcome: 'refused' },
    { t: 'revealed', page, nodes: [12] },
    { t: 'revealed', page, nodes: [] },
    { t: 'pause', cause: 'citizen' },
    { t: 'pause', cause: 'never' },
    { t: 'leaving', mitid: true, host: '' },
    { t: 'hidden', hidden: true },
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
    'no object at all': 'pause',
    null: null,
  })) {
    it(`[M1] of the citizen is refused: ${name}`, () => {
      expect(v.safeParse(citizenMessageSchema, message).success).toBe(false);
    });
  }

  it('[M2] of the agent names the page and leaves the arguments to the tool', () => {
    const guide = { t: 'guide', id: 1, tool: 'highlight', page, args: { node: 4, number: 1 } };
    expect(v.parse(agentMessageSchema, guide)).toEqual(guide);
    expect(v.safeParse(agentMessageSchema, { ...guide, page: undefined }).success).toBe(false);
  });
});
