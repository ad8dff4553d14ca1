/**
 * SP1's handshake without a network: messages in, messages out. The citizen starts, the agent answers.
 * Nothing here tells *why* a proof failed: a wrong digit, a changed name and a foreign municipality all give
 * `mismatch`, so that nobody can learn from the difference.
 */
import { type Bytes, equalBytes, type RandomBytes, toBase64Url, utf8 } from './bytes.ts';
import { generator } from './cpace.ts';
import { decodeMessage, encodeMessage, m1Schema, m2Schema, m3Schema } from './handshake-messages.ts';
import {
  type AgentIntroduction,
  agentIntroductionSchema,
  type CitizenIntroduction,
  citizenIntroductionSchema,
  parseIntroduction,
} from './introduction.ts';
import { failure, type Result, success } from './result.ts';
import { channelId, deriveKeys, type SessionKeys, sessionId } from './schedule.ts';
import type { X25519 } from './x25519.ts';

export type HandshakeFault = 'malformed' | 'mismatch';

/** What both sides know before the handshake: the room from the relay, the code from the phone. */
export interface HandshakeContext {
  roomId: string;
  nameplate: string;
  secret: string;
  na: Bytes;
  x25519: X25519;
}

export interface CitizenHandshake {
  m1: Bytes;
  /** Checks the agent's answer. The keys count only after `m3` is sent. */
  finish(
    m2: Uint8Array,
  ): Promise<Result<{ m3: Bytes; keys: SessionKeys; agent: AgentIntroduction }, HandshakeFault>>;
}

export async function startCitizenHandshake(
  context: HandshakeContext,
  introduction: CitizenIntroduction,
  random: RandomBytes,
): Promise<CitizenHandshake> {
  const nc = random(32);
  const sid = await sessionId({ roomId: context.roomId, na: context.na, nc });
  const { scalar, y } = await ownShare(context, introduction.site, sid);
  const adText = JSON.stringify(introduction);
  // The associated data is the JSON text itself, byte for byte as it is sent.
  const citizen = { y, ad: utf8(adText) };

  return {
    m1: encodeMessage({ m: 1, nc: toBase64Url(nc), y: toBase64Url(y), ad: adText }),
    finish: async (payload) => {
      const m2 = decodeMessage(m2Schema, payload);
      if (!m2) return failure('malformed');
      const k = await scalar.times(m2.y);
      if (!k) return failure('mismatch');
      const keys = await deriveKeys(sid, k, citizen, { y: m2.y, ad: utf8(m2.ad) });
      if (!equalBytes(keys.agentTag, m2.tag)) return failure('mismatch');
      const agent = parseIntroduction(agentIntroductionSchema, m2.ad);
      if (!agent) return failure('malformed');
      if (agent.site !== introduction.site) return failure('mismatch');
      return success({
        m3: encodeMessage({ m: 3, tag: toBase64Url(keys.citizenTag) }),
        keys: keys.session,
        agent,
      });
    },
  };
}

export interface AgentHandshake {
  m2: Bytes;
  /** Checks the citizen's proof; only then is the code known to have been typed right. */
  confirm(m3: Uint8Array): Result<{ keys: SessionKeys; citizen: CitizenIntroduction }, HandshakeFault>;
}

/** Answers one m1. The caller counts the runs and never answers more than MAX_RUNS for one secret. */
export async function answerCitizenHandshake(
  context: HandshakeContext,
  introduction: AgentIntroduction,
  payload: Uint8Array,
): Promise<Result<AgentHandshake, HandshakeFault>> {
  const m1 = decodeMessage(m1Schema, payload);
  if (!m1) return failure('malformed');
  const citizenAd = parseIntroduction(citizenIntroductionSchema, m1.ad);
  if (!citizenAd) return failure('malformed');
  if (citizenAd.site !== introduction.site) return failure('mismatch');

  const sid = await sessionId({ roomId: context.roomId, na: context.na, nc: m1.nc });
  const { scalar, y } = await ownShare(context, introduction.site, sid);
  const k = await scalar.times(m1.y);
  if (!k) return failure('mismatch');
  const adText = JSON.stringify(introduction);
  const citizen = { y: m1.y, ad: utf8(m1.ad) };
  const keys = await deriveKeys(sid, k, citizen, { y, ad: utf8(adText) });

  return success({
    m2: encodeMessage({ m: 2, y: toBase64Url(y), ad: adText, tag: toBase64Url(keys.agentTag) }),
    confirm: (m3Payload) => {
      const m3 = decodeMessage(m3Schema, m3Payload);
      if (!m3) return failure('malformed');
      if (!equalBytes(keys.citizenTag, m3.tag)) return failure('mismatch');
      return success({ keys: keys.session, citizen: citizenAd });
    },
  });
}

async function ownShare(context: HandshakeContext, site: string, sid: Bytes) {
  const g = await generator({
    password: utf8(context.secret),
    channel: channelId(site, context.nameplate),
    sid,
  });
  const scalar = await context.x25519.freshScalar();
  const y = await scalar.times(g);
  if (!y) throw new Error('the generator has low order'); // chance 2^-250: a broken random source
  return { scalar, y };
}
