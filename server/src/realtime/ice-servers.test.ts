import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { iceServers } from './ice-servers.ts';

const turn = { urls: ['turn:turn.example:3478'], secret: 'a-secret-of-the-operator' };
const deps = { now: Date.parse('2026-01-05T12:00:00Z'), randomBytes };

it('[S45] without a decision the browsers meet at the TURN server, and nowhere without one', () => {
  expect(iceServers(undefined, turn, deps)).toMatchObject({ mode: 'turn', servers: [{ urls: turn.urls }] });
  expect(iceServers(undefined, undefined, deps)).toEqual({ mode: 'off', servers: [] });
});

it('[S45] a municipality that wants TURN or nothing gets nothing where there is none', () => {
  expect(iceServers('turn', undefined, deps)).toEqual({ mode: 'off', servers: [] });
});

it('[S45] a municipality that wants no connection between browsers is told of no server', () => {
  expect(iceServers('off', turn, deps)).toEqual({ mode: 'off', servers: [] });
});

it('[S45] a direct connection needs no server, and uses the one there is', () => {
  expect(iceServers('direct', undefined, deps)).toEqual({ mode: 'direct', servers: [] });
  expect(iceServers('direct', turn, deps).servers).toHaveLength(1);
});

it('[S46] credentials end after the longest session, and are proved by the shared secret', () => {
  const [server] = iceServers('turn', turn, deps).servers;
  const { username = '', credential = '' } = server ?? {};
  expect(Number(username.split(':')[0]) * 1000).toBe(Date.parse('2026-01-05T14:00:00Z'));
  expect(credential).toBe(createHmac('sha1', turn.secret).update(username).digest('base64'));
});

it('[S46] nobody gets the credentials of another', () => {
  const names = Array.from({ length: 20 }, () => iceServers('turn', turn, deps).servers[0]?.username);
  expect(new Set(names).size).toBe(20);
});
