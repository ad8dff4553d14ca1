import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keysOf, renewedKeys, thumbprint } from './ticket-keys.ts';
import { createTickets } from './tickets.ts';

const holder = { agentId: 'agent-1', hotlineId: 'hotline-1', sessionId: 'session-1' };
const makeKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
/** A key that nobody here knows. */
const stranger = makeKey();
const strangersKey = createPublicKey(stranger).export({ format: 'jwk' });
const issuer = 'https://medkig.example';
const noon = Date.parse('2026-01-05T12:00:00Z');

const header = { alg: 'ES256', typ: 'medkig-ticket+jwt' };
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Changes {
  head?: object;
  claims?: object;
  key?: KeyObject;
}

function setUp(isFirstUse = async () => true) {
  const clock = { now: noon };
  const privateKey = makeKey();
  let count = 0;
  const randomBytes = (length: number) => new Uint8Array(length).fill(count++);
  const older = makeKey();
  const keys = keysOf([privateKey, older]);
  const tickets = createTickets({ keys, issuer, isFirstUse, now: () => clock.now, randomBytes });
  /** A ticket that is right in all but the changes. It is made by hand, because a library refuses to. */
  const forge = ({ head = {}, claims = {}, key = privateKey }: Changes = {}) => {
    const iat = clock.now / 1000;
    const right = {
      iat,
      exp: iat + 60,
      hotline: 'hotline-1',
      sid: 'session-1',
      sub: 'agent-1',
      jti: 'forged',
    };
    const signed = `${part({ ...header, kid: thumbprint(privateKey), ...head })}.${part({ ...right, aud: 'relay', iss: issuer, ...claims })}`;
    const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  };
  return { clock, privateKey, older, tickets, forge };
}

describe('a ticket', () => {
  it('that another node has accepted is refused', async () => {
    const { tickets } = setUp(async () => false);
    expect(await tickets.redeem(tickets.issue(holder))).toEqual({ ok: false });
  });

  it('tells the relay who holds it', async () => {
    const { tickets } = setUp();
    expect(await tickets.redeem(tickets.issue(holder))).toEqual({ ok: true, ...holder });
  });

  it('is good once', async () => {
    const { tickets } = setUp();
    const ticket = tickets.issue(holder);
    await tickets.redeem(ticket);
    expect(await tickets.redeem(ticket)).toEqual({ ok: false });
  });

  it('stays used to its very last moment', async () => {
    const { tickets, clock } = setUp();
    const ticket = tickets.issue(holder);
    await tickets.redeem(ticket);
    clock.now = noon + 59_999;
    await tickets.redeem(tickets.issue(holder));
    expect(await tickets.redeem(ticket)).toEqual({ ok: false });
  });

  it('is good for 60 seconds', async () => {
    const { tickets, clock } = setUp();
    const [first, second] = [tickets.issue(holder), tickets.issue(holder)];
    clock.now = noon + 59_000;
    expect(await tickets.redeem(first)).toMatchObject({ ok: true });
    clock.now = noon + 60_000;
    expect(await tickets.redeem(second)).toEqual({ ok: false });
  });

  it('dies with the sign-in it was issued to, and with no other', async () => {
    const { tickets } = setUp();
    const [hers, his] = [tickets.issue(holder), tickets.issue({ ...holder, sessionId: 'session-2' })];
    tickets.revoke('session-1');
    expect(await tickets.redeem(hers)).toEqual({ ok: false });
    expect(await tickets.redeem(his)).toMatchObject({ ok: true });
  });
});

describe('the keys', () => {
  it('of the operator: the first signs, all verify, each under its own id', async () => {
    const { tickets, forge, older, privateKey } = setUp();
    const [head = ''] = tickets.issue(holder).split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({
      ...header,
      kid: thumbprint(privateKey),
    });
    expect(await tickets.redeem(forge({ key: older, head: { kid: thumbprint(older) } }))).toMatchObject({
      ok: true,
    });
  });

  it('of the process: renewed after a day, and the one before is good for a minute more', async () => {
    const clock = { now: noon };
    const keys = renewedKeys({ makeKey, now: () => clock.now });
    const first = keys.signing();
    clock.now += 24 * 60 * 60_000 - 1;
    expect(keys.signing().kid).toBe(first.kid);
    clock.now += 1;
    const second = keys.signing();
    expect(second.kid).not.toBe(first.kid);
    clock.now += 59_999;
    expect(keys.publicKey(first.kid)).toBeDefined();
    clock.now += 1;
    expect(keys.publicKey(first.kid)).toBeUndefined();
    expect(keys.publicKey(second.kid)).toBeDefined();
  });

  it('are named by their thumbprints', async () => {
    const { crv, kty, x, y } = strangersKey;
    const canonical = `{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`;
    expect(thumbprint(stranger)).toBe(createHash('sha256').update(canonical).digest('base64url'));
  });
});

describe('what is refused', () => {
  it('first of all: the forger of these tests can make a right one', async () => {
    const { tickets, forge } = setUp();
    expect(await tickets.redeem(forge())).toEqual({ ok: true, ...holder });
  });

  it.each<[string, Changes]>([
    ['another audience', { claims: { aud: 'console' } }],
    ['several audiences, none of them ours', { claims: { aud: ['console', 'Relay', 'relay '] } }],
    ['no audience', { claims: { aud: undefined } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['no issuer', { claims: { iss: undefined } }],
    ['a ticket that has expired', { claims: { exp: noon / 1000 } }],
    ['a ticket that never expires', { claims: { exp: undefined } }],
    ['a ticket that would outlive the memory of its use', { claims: { exp: noon / 1000 + 61 } }],
    ['a time that is no number', { claims: { exp: '9999999999' } }],
    ['a time beyond all numbers', { claims: { exp: 1e308 } }],
    ['a ticket from the future', { claims: { nbf: noon / 1000 + 30 } }],
    ['a claim of the wrong type', { claims: { hotline: { id: 1 } } }],
    ['a claim that is missing', { claims: { sid: undefined } }],
    ['no id, by which its use would be remembered', { claims: { jti: undefined } }],
    ['another type of token', { head: { typ: 'JWT' } }],
    ['no type', { head: { typ: undefined } }],
    ['another algorithm than it is signed by', { head: { alg: 'ES384' } }],
    ['a list of algorithms', { head: { alg: ['ES256', 'none'] } }],
    ['no key id', { head: { kid: undefined } }],
    ['an empty key id', { head: { kid: '' } }],
    ['several key ids', { head: { kid: [thumbprint(stranger)] } }],
    ['a key id that every object has', { head: { kid: '__proto__' } }],
    ['the id of a key that is none of ours', { head: { kid: thumbprint(stranger) }, key: stranger }],
    ['a key id that is a path', { head: { kid: '../../../../dev/null' } }],
    ['a key id that is a query', { head: { kid: "x' union select 'key" } }],
    ['an address to find the key at', { head: { jku: 'https://evil.example/jwks.json' } }],
    ['an address to find the certificate at', { head: { x5u: 'https://evil.example/x.pem' } }],
    ['an extension that must be understood', { head: { b64: false, crit: ['b64'] } }],
    ['a key of its own', { head: { jwk: strangersKey } }],
    ['a signature by the key that it brings along', { head: { jwk: strangersKey }, key: stranger }],
  ])('%s', async (_what, changes) => {
    const { tickets, forge } = setUp();
    expect(await tickets.redeem(forge(changes))).toEqual({ ok: false });
    expect(await tickets.redeem(forge())).toMatchObject({ ok: true });
  });

  it('another key', async () => {
    const { forge } = setUp();
    expect(await setUp().tickets.redeem(forge())).toEqual({ ok: false });
    const { tickets, forge: lie } = setUp();
    expect(await tickets.redeem(lie({ key: stranger }))).toEqual({ ok: false });
  });

  it('a signature by one of our keys under the id of the other', async () => {
    const { tickets, forge, older, privateKey } = setUp();
    expect(await tickets.redeem(forge({ key: older }))).toEqual({ ok: false });
    expect(await tickets.redeem(forge({ key: privateKey, head: { kid: thumbprint(older) } }))).toEqual({
      ok: false,
    });
  });

  it('no signature, by the name of the algorithm «none»', async () => {
    const { tickets, forge, privateKey } = setUp();
    const [, body] = forge().split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      const head = { ...header, kid: thumbprint(privateKey), alg };
      expect(await tickets.redeem(`${part(head)}.${body}.`)).toEqual({ ok: false });
    }
  });

  it('a signature by HS256 with the public key as its secret', async () => {
    const { tickets, forge, privateKey } = setUp();
    const [, body] = forge().split('.');
    const signed = `${part({ ...header, kid: thumbprint(privateKey), alg: 'HS256' })}.${body}`;
    const publicKey = createPublicKey(privateKey);
    for (const secret of [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
    ]) {
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await tickets.redeem(`${signed}.${signature}`)).toEqual({ ok: false });
    }
  });

  it('any change to any part', async () => {
    const { tickets, forge, privateKey } = setUp();
    const ticket = forge();
    const [head = '', body = '', signature = ''] = ticket.split('.');
    const other = part({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: 'agent-2' });
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const tampered of [
      `${head}.${other}.${signature}`,
      `${head}.${body}.${flipped}`,
      `${head}.${body}.${signature.slice(0, -4)}`,
      `${head}.${body}.`,
      `${part({ ...header, kid: thumbprint(privateKey), alg: 'ES384' })}.${body}.${signature}`,
    ]) {
      expect(await tickets.redeem(tampered)).toEqual({ ok: false });
    }
    expect(await tickets.redeem(ticket)).toMatchObject({ ok: true });
  });

  it.each([
    '',
    '.',
    '..',
    'x.y.z',
    '{}',
    `${part({ alg: 'ES256' })}.${part({})}.AAAA`,
    'æøå'.repeat(500),
    '.'.repeat(2_000_000),
    `${part({ alg: 'ES256' })}.${'A'.repeat(2_000_000)}.AAAA`,
    `${part(JSON.parse(`{"alg":"ES256","typ":"medkig-ticket+jwt","x":${'['.repeat(1000)}${']'.repeat(1000)}}`))}.${part({})}.AAAA`,
    '\0',
  ])('something that is no ticket: %#', async (text) => {
    expect(await setUp().tickets.redeem(text)).toEqual({ ok: false });
  });
});
