/** From nine typed digits to shared keys: claim the nameplate, shake hands, free the seat again on failure. */
import { fromBase64Url, type RandomBytes } from '@medkig/pairing/bytes';
import { readCode } from '@medkig/pairing/code';
import { startCitizenHandshake } from '@medkig/pairing/handshake';
import type { AgentIntroduction } from '@medkig/pairing/introduction';
import { failure, type Result, success } from '@medkig/pairing/result';
import type { SessionKeys } from '@medkig/pairing/schedule';
import { chooseX25519, type X25519 } from '@medkig/pairing/x25519';
import { wholeFrame } from '@medkig/protocol/session/frame';
import type { ClaimRefusal } from '@medkig/protocol/signaling/messages';
import type { Relay } from '@medkig/transport/relay';
import type { CodeProblem } from './citizen-state.ts';

export interface Paired {
  roomId: string;
  seatKey: string;
  keys: SessionKeys;
  agent: AgentIntroduction;
  x25519: X25519;
}

export interface PairingMeans {
  relay: Relay;
  /** The payload of the next handshake frame; undefined when none came in time. */
  nextHandshakeFrame(): Promise<Uint8Array | undefined>;
  site: string;
  origin: string;
  random: RandomBytes;
}

export async function pairByCode(typed: string, means: PairingMeans): Promise<Result<Paired, CodeProblem>> {
  const code = readCode(typed);
  if (!code.ok) return failure(code.reason);
  const { relay, site, origin, random } = means;

  const claim = await relay.claim({ nameplate: code.value.nameplate });
  if (!claim) return failure('offline');
  if (!claim.ok) return failure(problemOfClaim(claim.reason));

  const x25519 = await chooseX25519(random);
  const context = { ...code.value, roomId: claim.roomId, na: fromBase64Url(claim.na), x25519 };
  const handshake = await startCitizenHandshake(context, { role: 'citizen', v: 1, site, origin }, random);
  const answer = means.nextHandshakeFrame();
  relay.sendFrame(wholeFrame('handshake', 0, handshake.m1));
  const m2 = await answer;
  if (!m2) return release(relay, 'offline');
  const finished = await handshake.finish(m2);
  if (!finished.ok) return release(relay, 'wrong');

  relay.sendFrame(wholeFrame('handshake', 0, finished.value.m3));
  const { keys, agent } = finished.value;
  return success({ roomId: claim.roomId, seatKey: claim.seatKey, keys, agent, x25519 });
}

function release(relay: Relay, problem: CodeProblem): { ok: false; reason: CodeProblem } {
  relay.release();
  return failure(problem);
}

/** An unknown nameplate reads like any wrong code: the difference helps nobody but a guesser. */
function problemOfClaim(reason: ClaimRefusal): CodeProblem {
  switch (reason) {
    case 'unknown':
    case 'malformed':
      return 'wrong';
    case 'expired':
    case 'used':
    case 'tries':
    case 'busy':
    case 'rate':
      return reason;
    default: {
      const never: never = reason;
      return never;
    }
  }
}
