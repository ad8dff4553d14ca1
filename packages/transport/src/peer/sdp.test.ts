import { describe, expect, it } from 'vitest';
import { cleanCandidate, readDescription, writeDescription } from './sdp.ts';

const fingerprint = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, '0').toUpperCase()).join(
  ':',
);
const description = { ufrag: 'aB3+', pwd: 'abcdefghijklmnopqrstuv/1', fingerprint };
const offer = writeDescription('offer', description);

describe('a description', () => {
  it('[W2] is written as it was read, on both sides', () => {
    expect(readDescription('offer', offer)).toEqual(description);
    expect(readDescription('answer', writeDescription('answer', description))).toEqual(description);
  });

  it.each([
    ['a section for sound', `${offer}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`],
    ['a second section for data', `${offer}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`],
    ['only a section for sound', offer.replace(/m=application.*/, 'm=audio 9 UDP/TLS/RTP/SAVPF 111')],
    ['no fingerprint', offer.replace(/a=fingerprint.*\r\n/, '')],
    ['a SHA-1 fingerprint', offer.replace('sha-256', 'sha-1')],
    ['half a fingerprint', offer.replace(fingerprint, fingerprint.slice(0, 47))],
    ['two fingerprints', `${offer}a=fingerprint:sha-256 ${fingerprint.replace('00', 'FF')}\r\n`],
    ['a section of another name', offer.replace('a=mid:0', 'a=mid:data')],
    ['no password', offer.replace(/a=ice-pwd.*\r\n/, '')],
    ['more than 8 kB', `${offer}a=x:${'y'.repeat(8192)}\r\n`],
    ['nothing', ''],
  ])('[W2] with %s is none', (_what, sdp) => {
    expect(readDescription('offer', sdp)).toBeUndefined();
  });

  it('[W2] of an answer says that its side starts the handshake', () => {
    expect(readDescription('answer', offer)).toBeUndefined();
    expect(readDescription('offer', writeDescription('answer', description))).toBeUndefined();
  });

  it('takes a fingerprint in small letters, as some browsers write it', () => {
    const small = offer.replace(fingerprint, fingerprint.toLowerCase());
    expect(readDescription('offer', small)).toEqual(description);
  });
});

const host = 'candidate:1 1 udp 2113937151 192.0.2.7 50000 typ host generation 0 network-cost 999';
const hidden = host.replace('192.0.2.7', '4f0a2c3e-1111-4222-8333-444455556666.local');
const translated =
  'candidate:2 1 udp 1677729535 203.0.113.9 50001 typ srflx raddr 192.0.2.7 rport 50000 generation 0';
const relayed =
  'candidate:3 1 udp 33562623 198.51.100.4 49200 typ relay raddr 203.0.113.9 rport 50001 ufrag aB3+';

describe('a candidate', () => {
  it('[W3] travels in turn mode only when it is an address of the TURN server, and without the one behind it', () => {
    expect(cleanCandidate(relayed, 'turn')).toBe(
      'candidate:3 1 udp 33562623 198.51.100.4 49200 typ relay raddr 0.0.0.0 rport 0',
    );
    for (const candidate of [host, hidden, translated]) {
      expect(cleanCandidate(candidate, 'turn')).toBeUndefined();
    }
  });

  it('travels in direct mode whatever its kind, and never with the address behind it', () => {
    expect(cleanCandidate(host, 'direct')).toBe('candidate:1 1 udp 2113937151 192.0.2.7 50000 typ host');
    expect(cleanCandidate(hidden, 'direct')).toContain('.local 50000 typ host');
    expect(cleanCandidate(translated, 'direct')).toBe(
      'candidate:2 1 udp 1677729535 203.0.113.9 50001 typ srflx raddr 0.0.0.0 rport 0',
    );
    expect(cleanCandidate(relayed.replace('198.51.100.4', '2001:db8::4'), 'direct')).toContain('raddr ::');
  });

  it.each([
    ['a name that would be looked up', host.replace('192.0.2.7', 'printer.intern.example')],
    ['a connection over TCP', host.replace('udp', 'tcp')],
    ['a kind nobody has heard of', host.replace('typ host', 'typ other')],
    ['a line of its own behind it', `${relayed}\r\na=candidate:9`.replace(' typ relay', ' typ\r\nrelay')],
    ['nothing', ''],
  ])('is none with %s', (_what, candidate) => {
    expect(cleanCandidate(candidate, 'direct')).toBeUndefined();
  });

  it('is the same when it is cleaned again', () => {
    for (const candidate of [host, translated, relayed]) {
      const clean = cleanCandidate(candidate, 'direct') ?? '';
      expect(cleanCandidate(clean, 'direct')).toBe(clean);
    }
  });
});
