/** SP1's key schedule of the handshake: from CPace's key to confirmation tags, the first root, the picture word. */
import { type Bytes, concat, lengthPrefixed, utf8 } from './bytes.ts';
import { type Share, SUITE, sessionKey } from './cpace.ts';
import { hkdf, hmacSha256, sha256 } from './hash.ts';
import { LABEL } from './label.ts';

/** What a session is known by before anyone has proved anything. */
export interface Meeting {
  /** Random 128 bit, given by the relay. */
  roomId: string;
  /** The agent's nonce. */
  na: Bytes;
  /** The citizen's nonce. */
  nc: Bytes;
}

export function sessionId({ roomId, na, nc }: Meeting): Promise<Bytes> {
  return sha256(lengthPrefixed(utf8(`${LABEL}sid`), utf8(roomId), na, nc));
}

/** CPace's CI: suite, site, nameplate and the fixed order of roles. A swapped municipality changes the key. */
export function channelId(site: string, nameplate: string): Bytes {
  return lengthPrefixed(
    utf8(`${LABEL}ci`),
    utf8(SUITE),
    utf8(site),
    utf8(nameplate),
    utf8('citizen'),
    utf8('agent'),
  );
}

/** What a finished handshake gives. The root is the only secret that lives on. */
export interface SessionKeys {
  sid: Bytes;
  root: Bytes;
  /** 0…63, into the list of picture words. */
  wordIndex: number;
}

export interface HandshakeKeys {
  citizenTag: Bytes;
  agentTag: Bytes;
  session: SessionKeys;
}

export async function deriveKeys(sid: Bytes, k: Bytes, citizen: Share, agent: Share): Promise<HandshakeKeys> {
  const isk = await sessionKey(sid, k, citizen, agent);
  const transcript = await sha256(lengthPrefixed(sid, citizen.y, citizen.ad, agent.y, agent.ad));
  const bound = concat(sid, transcript);
  const tag = async (who: string) =>
    hmacSha256(await hkdf(isk, sid, `${LABEL}confirm ${who}`, 32), transcript);
  const sas = await hkdf(isk, bound, `${LABEL}sas`, 4);
  return {
    citizenTag: await tag('citizen'),
    agentTag: await tag('agent'),
    session: { sid, root: await hkdf(isk, bound, `${LABEL}root`, 32), wordIndex: (sas[0] ?? 0) & 63 },
  };
}
