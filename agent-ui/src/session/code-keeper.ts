/**
 * Keeps the secret of one code: in this variable and nowhere else. It answers at most three handshakes, within
 * ten minutes, and then forgets the secret, whatever the relay says: a hostile relay could otherwise guess
 * without end.
 */
import type { Bytes, RandomBytes } from '@medkig/pairing/bytes';
import { makeSecret, spellCode } from '@medkig/pairing/code';
import { type AgentHandshake, answerCitizenHandshake } from '@medkig/pairing/handshake';
import type { AgentIntroduction, CitizenIntroduction } from '@medkig/pairing/introduction';
import type { SessionKeys } from '@medkig/pairing/schedule';
import type { X25519 } from '@medkig/pairing/x25519';
import { CODE_LIFETIME_MS, MAX_RUNS } from '@medkig/protocol/signaling/limits';

export interface OpenRoom {
  roomId: string;
  nameplate: string;
  na: Bytes;
}

/** Who claimed the nameplate, as the relay tells it. Both are checked against what the citizen proves. */
interface Claim {
  origin: string;
  introduction: AgentIntroduction;
}

export type KeeperStep =
  /** Send this handshake payload; a run is now open. */
  | { kind: 'answer'; payload: Bytes }
  | { kind: 'paired'; keys: SessionKeys; citizen: CitizenIntroduction }
  /** A run failed; the code still works. */
  | { kind: 'wrong'; runsUsed: number }
  /** The last run failed; the secret is gone. */
  | { kind: 'spent' }
  | { kind: 'nothing' };

export interface CodeKeeper {
  /** Nine digits to read aloud. */
  digits: string;
  claimed(claim: Claim): KeeperStep;
  /** The citizen left the seat without finishing. */
  released(): KeeperStep;
  receive(payload: Uint8Array): Promise<KeeperStep>;
  forget(): void;
}

export interface KeeperMeans {
  x25519: X25519;
  random: RandomBytes;
  /** Milliseconds. */
  now(): number;
}

export function createCodeKeeper(room: OpenRoom, { x25519, random, now }: KeeperMeans): CodeKeeper {
  let secret: string | undefined = makeSecret(random);
  const digits = spellCode({ nameplate: room.nameplate, secret });
  const deadline = now() + CODE_LIFETIME_MS;
  let runsUsed = 0;
  let claim: Claim | undefined;
  let run: AgentHandshake | undefined;

  function fail(): KeeperStep {
    if (!run) return { kind: 'nothing' };
    run = undefined;
    if (runsUsed < MAX_RUNS) return { kind: 'wrong', runsUsed };
    secret = undefined;
    return { kind: 'spent' };
  }

  async function answer(payload: Uint8Array): Promise<KeeperStep> {
    if (now() >= deadline) secret = undefined;
    if (secret === undefined || !claim || runsUsed >= MAX_RUNS) return { kind: 'nothing' };
    runsUsed++; // counted before the answer exists, so that no failure on the way gives a run for free
    const context = { ...room, secret, x25519 };
    const answered = await answerCitizenHandshake(context, claim.introduction, payload);
    if (!answered.ok) {
      if (runsUsed >= MAX_RUNS) secret = undefined;
      return secret === undefined ? { kind: 'spent' } : { kind: 'wrong', runsUsed };
    }
    run = answered.value;
    return { kind: 'answer', payload: answered.value.m2 };
  }

  return {
    digits,
    claimed: (next) => {
      const step = fail();
      claim = next;
      return step;
    },
    released: () => {
      claim = undefined;
      return fail();
    },
    receive: async (payload) => {
      if (!run) return answer(payload);
      const confirmed = run.confirm(payload);
      // The origin the citizen proved must be the one the relay saw: another one is another page.
      if (!confirmed.ok || confirmed.value.citizen.origin !== claim?.origin) return fail();
      run = undefined;
      secret = undefined;
      return { kind: 'paired', keys: confirmed.value.keys, citizen: confirmed.value.citizen };
    },
    forget: () => {
      secret = undefined;
      run = undefined;
    },
  };
}
