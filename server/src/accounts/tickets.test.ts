import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { createTickets } from './tickets.ts';

const holder = { agentId: 'agent-1', hotlineId: 'hotline-1', sessionId: 'session-1' };
const issuer = 'https://medkig.example';
const noon = Date.parse('2026-01-05T12:00:00Z');

function setUp() {
  const clock = { now: noon };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let count = 0;
  const randomBytes = (length: number) => new Uint8Array(length).fill(count++);
  const tickets = createTickets({ privateKey, issuer, now: () => clock.now, randomBytes });
  /** A ticket that is right in all but `changes`. */
  const forge = (changes: jwt.SignOptions & { claims?: object } = {}) => {
    const { claims, ...options } = changes;
    const iat = clock.now / 1000;
    const payload = { iat, exp: iat + 60, hotline: 'hotline-1', sid: 'session-1', ...claims };
    return jwt.sign(payload, privateKey, {
      algorithm: 'ES256',
      audience: 'relay',
      issuer,
      subject: 'agent-1',
      jwtid: 'forged',
      ...options,
    });
  };
  return { clock, privateKey, tickets, forge };
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a ticket', () => {
  it('tells the relay who holds it', () => {
    const { tickets } = setUp();
    expect(tickets.redeem(tickets.issue(holder))).toEqual({ ok: true, ...holder });
  });

  it('is good once', () => {
    const { tickets } = setUp();
    const ticket = tickets.issue(holder);
    tickets.redeem(ticket);
    expect(tickets.redeem(ticket)).toEqual({ ok: false });
  });

  it('stays used to its very last moment', () => {
    const { tickets, clock } = setUp();
    const ticket = tickets.issue(holder);
    tickets.redeem(ticket);
    clock.now = noon + 59_999;
    tickets.redeem(tickets.issue(holder));
    expect(tickets.redeem(ticket)).toEqual({ ok: false });
  });

  it('is good for 60 seconds', () => {
    const { tickets, clock } = setUp();
    const [first, second] = [tickets.issue(holder), tickets.issue(holder)];
    clock.now = noon + 59_000;
    expect(tickets.redeem(first)).toMatchObject({ ok: true });
    clock.now = noon + 60_000;
    expect(tickets.redeem(second)).toEqual({ ok: false });
  });

  it('dies with the sign-in it was issued to, and with no other', () => {
    const { tickets } = setUp();
    const [hers, his] = [tickets.issue(holder), tickets.issue({ ...holder, sessionId: 'session-2' })];
    tickets.revoke('session-1');
    expect(tickets.redeem(hers)).toEqual({ ok: false });
    expect(tickets.redeem(his)).toMatchObject({ ok: true });
  });
});

describe('what is refused', () => {
  it('first of all: the forger of these tests can make a right one', () => {
    const { tickets, forge } = setUp();
    expect(tickets.redeem(forge())).toEqual({ ok: true, ...holder });
  });

  it.each<[string, Parameters<ReturnType<typeof setUp>['forge']>[0]]>([
    ['another audience', { audience: 'console' }],
    ['another issuer', { issuer: 'https://evil.example' }],
    ['a ticket that has expired', { claims: { exp: noon / 1000 } }],
    ['a ticket from the future', { notBefore: 30 }],
    ['a claim of the wrong type', { claims: { hotline: { id: 1 } } }],
    ['a claim that is missing', { claims: { sid: undefined } }],
  ])('%s', (_what, changes) => {
    const { tickets, forge } = setUp();
    expect(tickets.redeem(forge(changes))).toEqual({ ok: false });
  });

  it('another key', () => {
    const { forge } = setUp();
    expect(setUp().tickets.redeem(forge())).toEqual({ ok: false });
  });

  it('no signature, by the name of the algorithm «none»', () => {
    const { tickets, forge } = setUp();
    const [, body] = forge().split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      expect(tickets.redeem(`${part({ alg, typ: 'JWT' })}.${body}.`)).toEqual({ ok: false });
    }
  });

  it('a signature by HS256 with the public key as its secret', () => {
    const { tickets, forge, privateKey } = setUp();
    const [, body] = forge().split('.');
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${body}`;
    const publicKey = createPublicKey(privateKey);
    for (const secret of [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
    ]) {
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(tickets.redeem(`${signed}.${signature}`)).toEqual({ ok: false });
    }
  });

  it('any change to any part', () => {
    const { tickets, forge } = setUp();
    const ticket = forge();
    const [head = '', body = '', signature = ''] = ticket.split('.');
    const other = part({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: 'agent-2' });
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const tampered of [
      `${head}.${other}.${signature}`,
      `${head}.${body}.${flipped}`,
      `${head}.${body}.${signature.slice(0, -4)}`,
      `${head}.${body}.`,
      `${part({ alg: 'ES384', typ: 'JWT' })}.${body}.${signature}`,
    ]) {
      expect(tickets.redeem(tampered)).toEqual({ ok: false });
    }
    expect(tickets.redeem(ticket)).toMatchObject({ ok: true });
  });

  it.each([
    '',
    '.',
    '..',
    'x.y.z',
    '{}',
    `${part({ alg: 'ES256' })}.${part({})}.AAAA`,
    'æøå'.repeat(500),
    '\0',
  ])('something that is no ticket: %j', (text) => {
    expect(setUp().tickets.redeem(text)).toEqual({ ok: false });
  });
});
