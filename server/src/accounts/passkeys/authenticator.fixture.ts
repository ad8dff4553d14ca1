/** A passkey in software, that also lies: https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

export interface Lies {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  /** Whoever holds it was not asked for a finger or a PIN. */
  unverified?: boolean;
  counter?: number;
  userHandle?: string;
  /** Signs with a key that nobody knows. */
  strangeKey?: boolean;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = keyPair();
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 0;
  let handle = '';

  const clientData = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (lies: Lies, flags: number, rest = Buffer.alloc(0)) => {
    counter += 1;
    const head = Buffer.alloc(5);
    head.writeUInt8(PRESENT | (lies.unverified ? 0 : VERIFIED) | flags);
    head.writeUInt32BE(lies.counter ?? counter, 1);
    return Buffer.concat([sha256(lies.rpId ?? new URL(origin).hostname), head, rest]);
  };
  const base = { id: base64(id), rawId: base64(id), type: 'public-key' };

  return {
    /** Answers the options of `startPasskey`. */
    make(options: { challenge: string; user: { id: string } }, lies: Lies = {}) {
      handle = options.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, cose]);
      const data = authenticatorData(lies, WITH_CREDENTIAL, credential);
      // {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ]);
      const clientDataJSON = base64(clientData('webauthn.create', options.challenge, lies));
      return {
        ...base,
        response: { clientDataJSON, attestationObject: base64(attestationObject), transports: ['internal'] },
      };
    },

    /** Answers a challenge. */
    show(options: { challenge: string }, lies: Lies = {}) {
      const clientDataJSON = clientData('webauthn.get', options.challenge, lies);
      const data = authenticatorData(lies, 0);
      const key = lies.strangeKey ? keyPair().privateKey : privateKey;
      const signature = sign('sha256', Buffer.concat([data, sha256(clientDataJSON)]), key);
      return {
        ...base,
        response: {
          clientDataJSON: base64(clientDataJSON),
          authenticatorData: base64(data),
          signature: base64(signature),
          userHandle: lies.userHandle ?? handle,
        },
      };
    },
  };
}
