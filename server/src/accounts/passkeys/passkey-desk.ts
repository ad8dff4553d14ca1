/** Makes challenges and checks what passkeys answer: https://www.w3.org/TR/webauthn-3/#sctn-rp-operations */
import type { MadePasskey, ShownPasskey } from '@medkig/api/shown-passkey';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Kysely } from 'kysely';
import type { OpenStore, Stored } from '../../short-term/short-term-store.ts';
import type { Tables } from '../../storage/tables.ts';
import { createCeremonies, type Purpose } from './ceremonies.ts';
import { findPasskey, type NewPasskey, notePasskeyUse } from './passkeys.ts';

/** How long the browser's dialog stays, in milliseconds; the challenge lives a little longer. */
const TIMEOUT_MS = 110_000;
/** Ed25519, ES256 and RS256: what every authenticator of today has one of. */
const ALGORITHMS = [-8, -7, -257];

export interface PasskeyDeskDeps {
  db: Kysely<Tables>;
  /** The service's public origin: passkeys are bound to its host. */
  origin: string;
  open: OpenStore;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}

export type PasskeyDesk = ReturnType<typeof openPasskeyDesk>;

type Checked = Pick<NewPasskey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

export function openPasskeyDesk({ db, origin, open, now, randomBytes }: PasskeyDeskDeps) {
  const ceremonies = createCeremonies({ open, randomBytes });
  const rpId = new URL(origin).hostname;
  const expected = { expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: true };

  return {
    async challenge(purpose: Purpose) {
      const started = await ceremonies.start(purpose);
      if (!started.ok) return started;
      const { ceremony, challenge } = started.value;
      const options = { challenge, rpId, timeout: TIMEOUT_MS, userVerification: 'required' } as const;
      return { ok: true, value: { ceremony, options } } as const;
    },

    async making(who: { agentId: string; email: string; name: string }, has: readonly string[]) {
      const started = await ceremonies.start({ for: 'adding', agentId: who.agentId });
      if (!started.ok) return started;
      const { ceremony, challenge } = started.value;
      const options = {
        challenge,
        rp: { id: rpId, name: 'Medkig' },
        user: { id: handleOf(who.agentId), name: who.email, displayName: who.name },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg }) as const),
        timeout: TIMEOUT_MS,
        attestation: 'none',
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        excludeCredentials: has.map((id) => ({ id, type: 'public-key' }) as const),
      } as const;
      const value = {
        ceremony,
        options: { ...options, excludeCredentials: [...options.excludeCredentials] },
      };
      return { ok: true, value } as const;
    },

    /** The passkey that was made for this person's challenge; absent whatever is wrong with it. */
    async made(
      agentId: string,
      ceremony: string,
      passkey: MadePasskey,
    ): Promise<Stored<Checked | undefined>> {
      const taken = await ceremonies.take(ceremony, { for: 'adding', agentId });
      if (!taken.ok) return taken;
      const expectedChallenge = taken.value;
      if (expectedChallenge === undefined) return nobody;
      const checked = await orRefused(() =>
        verifyRegistrationResponse({
          response: { ...passkey, clientExtensionResults: {} },
          expectedChallenge,
          ...expected,
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      );
      if (!checked?.verified) return nobody;
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      const { transports } = passkey.response;
      return { ok: true, value: { credentialId: id, publicKey, counter, transports } };
    },

    /** Whose passkey has answered the challenge; absent whatever is wrong with it. */
    async shown({ ceremony, passkey }: ShownPasskey, purpose: Purpose): Promise<Stored<string | undefined>> {
      const taken = await ceremonies.take(ceremony, purpose);
      if (!taken.ok) return taken;
      const expectedChallenge = taken.value;
      const kept = await findPasskey(db, passkey.id);
      if (expectedChallenge === undefined || !kept) return nobody;
      if (purpose.for !== 'sign-in' && purpose.agentId !== kept.agentId) return nobody;
      const { userHandle, ...response } = passkey.response;
      if (userHandle !== handleOf(kept.agentId)) return nobody;
      const { credentialId: id, publicKey, counter } = kept;
      const checked = await orRefused(() =>
        verifyAuthenticationResponse({
          response: { ...passkey, response, clientExtensionResults: {} },
          expectedChallenge,
          ...expected,
          credential: { id, publicKey, counter },
        }),
      );
      if (!checked?.verified) return nobody;
      const use = { counter: checked.authenticationInfo.newCounter, now: now() };
      return (await notePasskeyUse(db, kept, use)) ? { ok: true, value: kept.agentId } : nobody;
    },
  };
}

const nobody = { ok: true, value: undefined } as const;

/** What the authenticator knows the person by. */
function handleOf(agentId: string): string {
  return Buffer.from(agentId).toString('base64url');
}

/** The library throws errors of many kinds at hostile input, and each means the same: refused. */
async function orRefused<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
