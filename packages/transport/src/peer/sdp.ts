/**
 * The door between the browser's SDP and what travels. Nothing a peer wrote reaches the browser as SDP: a description is
 * read down to its few changing parts, and written anew on the other side. Pure.
 */
import type { PeerDescription } from '@medkig/protocol/session/peer-signal';

export type DescriptionType = 'offer' | 'answer';

const MAX_SDP_LENGTH = 8192;
/** The offering side leaves it open who starts the DTLS handshake; the answering side starts it. */
const setupOf = { offer: 'actpass', answer: 'active' } as const;

/**
 * Undefined unless the SDP is for data channels and nothing else, in one section named `0`, with one SHA-256
 * fingerprint: what we would write again would be another connection.
 */
export function readDescription(type: DescriptionType, sdp: string): PeerDescription | undefined {
  if (sdp.length > MAX_SDP_LENGTH) return undefined;
  const lines = sdp.split(/\r?\n/);
  const media = lines.filter((line) => line.startsWith('m='));
  const only = (name: string): string | undefined => {
    const found = new Set(lines.filter((line) => line.startsWith(`a=${name}:`)));
    return found.size === 1 ? [...found][0]?.slice(name.length + 3) : undefined;
  };
  const isData = /^m=application \d+ UDP\/DTLS\/SCTP webrtc-datachannel$/.test(media[0] ?? '');
  if (media.length !== 1 || !isData || only('mid') !== '0' || only('setup') !== setupOf[type])
    return undefined;
  const [ufrag, pwd] = [only('ice-ufrag'), only('ice-pwd')];
  const fingerprint = /^sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/i.exec(only('fingerprint') ?? '')?.[1];
  if (!ufrag || !pwd || !fingerprint) return undefined;
  return { ufrag, pwd, fingerprint: fingerprint.toUpperCase() };
}

/** The SDP of a connection for data channels only; the candidates follow one by one. */
export function writeDescription(type: DescriptionType, description: PeerDescription): string {
  const { ufrag, pwd, fingerprint } = description;
  return `${[
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=setup:${setupOf[type]}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:65536',
  ].join('\r\n')}\r\n`;
}

/** An IP address, or the random name under which a browser hides one of its own network. No other name is looked up. */
const address = String.raw`([\d.]{7,15}|[\da-f:]{2,39}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.local)`;
const candidateLine = new RegExp(
  String.raw`^candidate:([\w+/]{1,32}) 1 udp (\d{1,10}) ${address} (\d{1,5}) typ (host|srflx|relay)(?: |$)`,
  'i',
);

/**
 * The candidate without what else it tells (the address behind a relayed or translated one), or undefined when it must
 * not travel: in `turn` only addresses of the TURN server do. Used on what we send and on what we are sent.
 */
export function cleanCandidate(candidate: string, mode: 'turn' | 'direct'): string | undefined {
  const [, foundation, priority, ip, port, type = ''] = candidateLine.exec(candidate) ?? [];
  if (!foundation || !ip || (mode === 'turn' && type !== 'relay')) return undefined;
  const behind = type === 'host' ? '' : ` raddr ${ip.includes(':') ? '::' : '0.0.0.0'} rport 0`;
  return `candidate:${foundation} 1 udp ${priority} ${ip} ${port} typ ${type}${behind}`;
}
