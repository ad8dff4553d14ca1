import * as v from 'valibot';
import { expect, it } from 'vitest';
import { peerSignalSchema } from './peer-signal.ts';

const fingerprint = Array.from({ length: 32 }, () => 'A7').join(':');
const offer = { kind: 'offer', attempt: 1, ufrag: 'abcd', pwd: 'a'.repeat(24), fingerprint };

it.each([
  ['an offer', offer],
  ['an answer', { ...offer, kind: 'answer' }],
  ['a candidate', { kind: 'candidate', attempt: 1, candidate: 'candidate:1 1 udp 1 192.0.2.7 1 typ host' }],
  ['a goodbye', { kind: 'bye', attempt: 1 }],
])('[W1] %s is a signal', (_what, signal) => {
  expect(v.is(peerSignalSchema, signal)).toBe(true);
});

it.each([
  ['whole SDP', { ...offer, sdp: 'v=0' }],
  ['a line break in a password', { ...offer, pwd: `${'a'.repeat(24)}\r\na=x` }],
  ['a short password', { ...offer, pwd: 'a' }],
  ['a fingerprint of another hash', { ...offer, fingerprint: 'A7:A7' }],
  ['no attempt', { kind: 'bye' }],
  ['attempt zero', { kind: 'bye', attempt: 0 }],
  ['half an attempt', { kind: 'bye', attempt: 1.5 }],
  ['a long candidate', { kind: 'candidate', attempt: 1, candidate: 'x'.repeat(301) }],
  ['another kind', { kind: 'pranswer', attempt: 1 }],
  ['nothing', undefined],
])('[W1] what has %s is none', (_what, signal) => {
  expect(v.is(peerSignalSchema, signal)).toBe(false);
});
