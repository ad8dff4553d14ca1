import { expect, it } from 'vitest';
import type { Identity } from './admission.ts';
import { openRoom, transition } from './room.ts';
import { hashKey, holdsSeat } from './seat-holder.ts';

const origin = 'https://forms.example';
const opened = openRoom(
  { keyHash: hashKey('agent-key'), socket: 'A', agentId: 'anna', sessionId: 'sign-in' },
  0,
);
const seat = { keyHash: hashKey('citizen-key'), socket: 'C', site: 'vestby', origin };
const claimed = transition(opened, { type: 'claim', at: 0, citizen: seat }).room;
const citizen: Identity = { seat: 'citizen', site: 'vestby', origin, hotlineId: 'north' };
const agent: Identity = { seat: 'agent', agentId: 'anna', hotlineId: 'north', sessionId: 'another sign-in' };

const cases: [string, Identity, string, boolean][] = [
  ['the citizen', citizen, 'citizen-key', true],
  ['the agent, after signing in again', agent, 'agent-key', true],
  ['a citizen of another site on the same origin', { ...citizen, site: 'nordby' }, 'citizen-key', false],
  [
    'a citizen of the site on another origin',
    { ...citizen, origin: 'https://x.example' },
    'citizen-key',
    false,
  ],
  ['another agent', { ...agent, agentId: 'bo' }, 'agent-key', false],
  ['a citizen with a key of another length', citizen, 'citizen-key-', false],
  ['a citizen with another key', citizen, 'citizen-kex', false],
  ['a citizen with the agent’s key', citizen, 'agent-key', false],
  ['an agent with the citizen’s key', agent, 'citizen-key', false],
];

it.each(cases)('[S25] %s', (_name, who, key, expected) => {
  if (claimed.state === 'ended') throw new Error('the room has ended');
  expect(holdsSeat(claimed, who, key)).toBe(expected);
});

it('[S25] the citizen sits down on the origin that the session has crossed to, and only there', () => {
  if (claimed.state === 'ended') throw new Error('the room has ended');
  const there = { ...citizen, origin: 'https://self-service.example' };
  expect(holdsSeat(claimed, there, 'citizen-key', there.origin)).toBe(true);
  expect(holdsSeat(claimed, there, 'citizen-key', 'https://x.example')).toBe(false);
  expect(holdsSeat(claimed, { ...there, site: 'nordby' }, 'citizen-key', there.origin)).toBe(false);
});

it('[S25] nobody holds a citizen’s seat that is free', () => {
  expect(holdsSeat(opened, citizen, 'citizen-key')).toBe(false);
});
