/**
 * Everything that a schema reads: what the other side, the relay, another tab, the viewer, the server or the page
 * before may have written.
 */

import { loadNote as loadConsoleNote } from '@medkig/agent-ui/session-note';
import { fromViewerSchema, initSchema, toViewerSchema } from '@medkig/agent-ui/viewer-messages';
import { answerSchema } from '@medkig/api/answer';
import { openingSchema } from '@medkig/api/opening';
import { problemSchema } from '@medkig/api/problem';
import { reportSchema } from '@medkig/api/report';
import { meSchema, signInSchema, ticketSchema } from '@medkig/api/session';
import { siteSchema } from '@medkig/api/site';
import { loadNote, readSession, type StoredSession, writeSession } from '@medkig/citizen-snippet/continuity';
import { createOtherTabs } from '@medkig/citizen-snippet/other-tabs';
import { toolSchemas } from '@medkig/guidance/contract/tools';
import { randomBytes } from '@medkig/pairing/bytes';
import {
  agentIntroductionSchema,
  citizenIntroductionSchema,
  parseIntroduction,
} from '@medkig/pairing/introduction';
import { agentMessageSchema, citizenMessageSchema } from '@medkig/protocol/session/messages';
import { peerSignalSchema } from '@medkig/protocol/session/peer-signal';
import { iceReplySchema } from '@medkig/protocol/signaling/ice';
import {
  claimReplySchema,
  joinSchema,
  noticeSchemas,
  openReplySchema,
  requestSchemas,
  resumeReplySchema,
} from '@medkig/protocol/signaling/messages';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { fuzz } from './fuzz.ts';
import { anyJson, bentJson } from './inputs.ts';

const id = 'A'.repeat(22);
const nonce = 'B'.repeat(43);
const page = 'CCCCCCCCCCC';
const opening = { open: true, until: '20.00', changesAt: 1 };
const site = { site: 'vestby', municipality: 'Vestby Kommune', phone: '12 34 56 78', origins: [], opening };

const read: Record<string, [schema: v.GenericSchema, ...samples: unknown[]]> = {
  'the auth of a join': [
    joinSchema,
    { v: 1, seat: 'citizen', site: 'vestby' },
    { v: 1, seat: 'agent', ticket: 'x' },
  ],
  'a request to open': [requestSchemas.open, { na: nonce }],
  'a request to claim': [requestSchemas.claim, { nameplate: '07' }],
  'a request to resume': [requestSchemas.resume, { roomId: id, seatKey: id }],
  'a request to end': [requestSchemas.end, { reason: 'tries' }, {}],
  'a request without a body': [requestSchemas.ping, {}],
  'an answer to open': [
    openReplySchema,
    { ok: true, roomId: id, seatKey: id, nameplate: '07', lifetimeMs: 1 },
    { ok: false, reason: 'full' },
  ],
  'an answer to claim': [
    claimReplySchema,
    { ok: true, roomId: id, seatKey: id, na: nonce },
    { ok: false, reason: 'used' },
  ],
  'an answer to resume': [resumeReplySchema, { ok: true, peer: 'here' }],
  'a notice of the peer': [
    noticeSchemas.peer,
    { state: 'claimed', site: 'vestby', origin: 'https://a.example' },
    { state: 'away' },
  ],
  'a notice of the end': [noticeSchemas.ended, { reason: 'idle' }],
  'a message of the citizen': [
    citizenMessageSchema,
    { t: 'page', page, address: 'https://vestby.example/', title: 'Flytning', device: 'phone' },
    { t: 'events', page, events: [{ type: 3, data: { source: 2 } }] },
    { t: 'focus', page, node: 12, label: 'Vejnavn' },
    { t: 'outcome', id: 3, outcome: 'gone' },
  ],
  'a message of the agent': [
    agentMessageSchema,
    { t: 'guide', id: 1, tool: 'highlight', page, args: { node: 4, number: 1 } },
    { t: 'checkout' },
  ],
  'a signal of the peer transport': [
    peerSignalSchema,
    {
      kind: 'offer',
      attempt: 1,
      ufrag: 'abcd',
      pwd: 'a'.repeat(24),
      fingerprint: Array(32).fill('A7').join(':'),
    },
    { kind: 'candidate', attempt: 1, candidate: 'candidate:1 1 udp 1 192.0.2.7 1 typ host' },
    { kind: 'bye', attempt: 1 },
  ],
  'an answer about ICE': [
    iceReplySchema,
    { ok: true, mode: 'turn', servers: [{ urls: ['turn:x'], username: '1:x', credential: 'y' }] },
    { ok: false },
  ],
  'a mark': [toolSchemas.highlight, { node: 4, number: 1 }],
  'a pointer': [toolSchemas.point, { node: 4, x: 0.5, y: 0.5 }],
  'a clearing': [toolSchemas.clear, { what: 'ring', number: 2 }],
  'a message to the viewer': [
    toViewerSchema,
    { t: 'events', page, events: [{}] },
    { t: 'marks', page, marks: [{ node: 1, number: 1, label: '' }] },
  ],
  'the viewer’s first message': [initSchema, { t: 'init' }],
  'a message of the viewer': [
    fromViewerSchema,
    { t: 'outline', page, items: [{ node: 1, label: 'x', kind: 'write', hidden: true }] },
    { t: 'pointed', page, node: 1, x: 0, y: 1 },
    { t: 'key', key: 'Escape' },
  ],
  'what the server says of a site': [siteSchema, site],
  'opening hours': [
    openingSchema,
    opening,
    { open: false, next: { weekday: 1, at: '10.00' }, changesAt: null },
  ],
  'problem details': [problemSchema, { type: 'urn:x', title: 'x', status: 400, code: 'malformed' }],
  'who is signed in': [
    meSchema,
    {
      agent: { name: 'A B', shownAs: 'A', employer: 'V' },
      hotline: { name: 'H', opening },
      municipalities: [{ site: 'vestby', name: 'V', origins: [] }],
      viewerOrigin: 'x',
    },
  ],
  'a ticket': [ticketSchema, { ticket: 'x' }],
  'a sign-in': [signInSchema, { email: 'a@b.example', password: 'x' }],
  'a report': [reportSchema, { kind: 'suspicious-call', roomId: id }],
  'an answer to the closing question': [answerSchema, { answer: 'yes', roomId: id }],
};

describe('a schema', () => {
  for (const [name, [schema, ...samples]] of Object.entries(read)) {
    fuzz(
      `[M1] takes or refuses ${name}`,
      fc.oneof(bentJson(...samples), anyJson),
      (input) => {
        const first = v.safeParse(schema, input);
        const again = first.success && v.safeParse(schema, first.output);
        if (again) expect(again).toMatchObject({ success: true, output: first.output });
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
      250,
    );
  }
});

const jsonTexts = fc.oneof(anyJson, fc.constant('')).map((json) => JSON.stringify(json));
const broken = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    text,
    fc.tuple(text, fc.nat({ max: 400 })).map(([whole, at]) => whole.slice(0, at)),
    fc.string({ unit: 'binary' }),
  );

describe('an introduction', () => {
  fuzz('is read or is none', broken(jsonTexts), (text) => {
    for (const schema of [citizenIntroductionSchema, agentIntroductionSchema])
      expect(['object', 'undefined']).toContain(typeof parseIntroduction(schema, text));
  });
});

const now = 1_800_000_000_000;
const agent = { shownAs: 'Anna', employer: 'Vestby Kommune', municipality: 'Vestby Kommune' };
const session = {
  site: 'vestby',
  roomId: id,
  seatKey: id,
  sid: randomBytes(32),
  root: randomBytes(32),
  epoch: 3,
  stage: 'live',
  agent,
  wordIndex: 5,
  startedAt: now - 60_000,
  liveSince: now - 50_000,
  leftAt: null,
  headed: false,
  policy: {
    version: 1,
    block: ['.box'],
    mask: [],
    show: [],
    presets: [],
    phones: true,
    emails: true,
    never: ['/betaling'],
    grants: ['view', 'point', 'navigate'],
    hosts: ['www.borger.dk'],
  },
  echoes: '',
  facts: {
    receipt: 'K7F3-92QD',
    cpr: true,
    fields: [1, 2],
    parts: 1,
    shown: ['Vejnavn'],
    press: ['Tilbage'],
    fill: [],
    go: [],
  },
} satisfies StoredSession;
const sample: unknown = JSON.parse(writeSession(session, now));
const notes = broken(
  fc.oneof(bentJson(sample, { v: 3, elsewhere: agent }), anyJson).map((json) => JSON.stringify(json)),
);

describe('the note of a citizen’s tab', () => {
  fuzz('is read with keys of full length for this site, or is none', notes, (text) => {
    const found = readSession(text, 'vestby', now);
    if (!found) return;
    expect([found.sid.length, found.root.length, found.site]).toEqual([32, 32, 'vestby']);
  });

  fuzz('is asked for without harm', notes, (text) => {
    const found = loadNote({ getItem: () => text, setItem: () => {}, removeItem: () => {} }, 'vestby', now);
    expect(['object', 'undefined']).toContain(typeof found);
  });
});

const root = { sid: nonceOf(1), root: nonceOf(2), epoch: 1 };
const consoleNote = {
  v: 1,
  agent: 'Anna Holm',
  roomId: id,
  seatKey: id,
  openedAt: now - 1000,
  savedAt: now,
  roots: { confirmed: root, pending: [root] },
  place: { site: 'vestby', municipality: 'Vestby Kommune' },
  word: 4,
  stage: 'asking',
};

describe('the note of a console’s tab', () => {
  const consoleNotes = broken(fc.oneof(bentJson(consoleNote), anyJson).map((json) => JSON.stringify(json)));
  fuzz('is read for the agent who left it, or is none', consoleNotes, (text) => {
    const storage = { getItem: () => text, setItem: () => {}, removeItem: () => {} };
    const found = loadConsoleNote(storage, 'Anna Holm', now);
    if (found) expect(found.note.agent).toBe('Anna Holm');
  });
});

describe('another tab of the site', () => {
  fuzz(
    'may say anything on the channel',
    fc.oneof(
      bentJson(
        { t: 'who', id: 'x' },
        { t: 'held', id: 'x', agent, roomId: id },
        { t: 'given', id: 'x', note: '{}' },
        { t: 'left', note: '{}' },
      ),
      anyJson,
    ),
    (data) => {
      const channel = new EventTarget();
      const said: unknown[] = [];
      class Channel {
        addEventListener = channel.addEventListener.bind(channel);
        postMessage(message: unknown): void {
          said.push(message);
        }
      }
      const heard: string[] = [];
      createOtherTabs(windowWith(Channel), randomBytes, {
        held: () => undefined,
        handOver: () => void heard.push('give'),
        left: () => heard.push('left'),
        over: () => heard.push('over'),
        stop: () => heard.push('stop'),
      });
      channel.dispatchEvent(new MessageEvent('message', { data }));
      expect(said).toEqual([]);
      expect(heard.length).toBeLessThanOrEqual(1);
    },
  );
});

/** The part of a window that the tabs need. */
function windowWith(BroadcastChannel: new () => object): Window & typeof globalThis {
  return Object.assign(Object.create(globalThis), { BroadcastChannel });
}

function nonceOf(byte: number): string {
  return Buffer.alloc(32, byte).toString('base64url');
}
